#include <array>
#include <map>

#include "app/demo/edition_maker.h"
#include "app/demo/random.h"

namespace wiec::demo {
namespace {

struct Reason {
  Criterion criterion;
  std::string_view pl, en;
};
constexpr Reason formal_reasons[] = {
    {Criterion::support_list,
     "Na liście poparcia jest 11 prawidłowych podpisów, a potrzeba 15. Wezwania do uzupełnienia nie wykonano w ciągu 7 "
     "dni.",
     "The support list has 11 valid signatures and needs 15. The call to complete it was not answered within 7 days."},
    {Criterion::support_list,
     "Do wniosku nie dołączono listy poparcia. Autor nie uzupełnił jej w terminie 7 dni od wezwania.",
     "No support list came with the form. The author did not add it within 7 days of the call."},
    {Criterion::support_list,
     "Cztery osoby z listy poparcia mieszkają poza dzielnicą, dlatego ważnych podpisów jest za mało.",
     "Four people on the support list live outside the district, so there are too few valid signatures."}};
constexpr Reason substantive_reasons[] = {
    {Criterion::land_title,
     "Działka należy do spółdzielni mieszkaniowej, która nie zgodziła się na udostępnienie terenu na pięć lat.",
     "The plot belongs to a housing cooperative that did not agree to lend the ground for five years."},
    {Criterion::land_title, "Teren ma nieuregulowany stan prawny: trwa postępowanie o zwrot nieruchomości.",
     "The title to the ground is unsettled: proceedings for its return are under way."},
    {Criterion::land_title, "Wskazany pas przy drodze należy do zarządcy kolei, miasto nie może tam inwestować.",
     "The strip by the road belongs to the railway operator; the city may not build there."},
    {Criterion::cost_limit,
     "Po sprawdzeniu cen koszt przekracza najwyższą kwotę dla tej puli, a autor nie zgodził się na mniejszy zakres.",
     "At checked prices the cost exceeds the highest amount of this pool, and the author did not agree to a smaller "
     "scope."},
    {Criterion::feasible_in_a_year,
     "Potrzebne są pozwolenie wodnoprawne i przebudowa sieci, a tego nie da się wykonać w ciągu roku.",
     "A water permit and rebuilt networks are needed, which cannot be done within a year."},
    {Criterion::feasible_in_a_year,
     "Prace wymagałyby wycinki zdrowych drzew w okresie lęgowym. Proponowane miejsce zastępcze autor odrzucił.",
     "The works would mean felling healthy trees in the nesting season. The author refused the other place proposed."},
    {Criterion::city_plans,
     "Plan miejscowy przewiduje w tym miejscu drogę. Projekt byłby sprzeczny z uchwalonym planem.",
     "The local plan provides a road here. The project would contradict the plan."},
    {Criterion::city_plans, "Na tym odcinku trwa już przetarg na przebudowę, w którym ten zakres jest ujęty.",
     "A tender for rebuilding this stretch is under way and includes this scope."},
    {Criterion::general_access,
     "Obiekt byłby otwarty tylko dla uczniów. Autor nie podał godzin, w których skorzystają wszyscy mieszkańcy.",
     "The facility would be open to pupils only. The author named no hours in which all residents could use it."},
    {Criterion::general_access, "Zajęcia zaplanowano dla członków jednego klubu, bez otwartych zapisów.",
     "The classes are planned for members of one club, without open registration."},
    {Criterion::own_task,
     "Zakres należy do zadań województwa, a nie miasta, dlatego nie można go opłacić z budżetu obywatelskiego.",
     "The scope is a task of the voivodeship, not of the city, so it cannot be paid from the participatory budget."}};

Date day_in(Period days, double from, double to, Random& random) {
  return {days.from.days + static_cast<int>((days.to.days - days.from.days) * random.real(from, to))};
}

class Judge {
 public:
  Judge(const City& city, Edition& edition, std::uint64_t seed)
      : city_(city), edition_(edition), random_(seed + static_cast<std::uint64_t>(edition.year), "verification") {}

  void judge(Proposal& proposal) {
    constexpr std::array<double, 5> shares = {0.075, 0.235, 0.025, 0.03, 0.635};
    switch (static_cast<ProposalState>(random_.weighted(shares))) {
      case ProposalState::rejected_formal:
        refuse_formally(proposal);
        break;
      case ProposalState::rejected_substantive:
        refuse_on_substance(proposal);
        break;
      case ProposalState::withdrawn:
        proposal.state = ProposalState::withdrawn;
        proposal.state_on = day_in(days_of(edition_, Stage::verification), 0.3, 1, random_);
        break;
      case ProposalState::merged:
        proposal.state = ProposalState::merged;
        proposal.state_on = day_in(days_of(edition_, Stage::verification), 0.2, 0.9, random_);
        break;
      case ProposalState::on_ballot:
        break;
    }
  }

  // Mergers need a partner on the ballot; without one the proposal stays there itself.
  void join_merged() {
    for (Proposal& proposal : edition_.proposals) {
      if (proposal.state != ProposalState::merged) continue;
      std::vector<std::size_t> partners;
      for (std::size_t i = 0; i < edition_.proposals.size(); ++i) {
        const Proposal& other = edition_.proposals[i];
        if (other.pool == proposal.pool && other.category == proposal.category &&
            other.state == ProposalState::on_ballot)
          partners.push_back(i);
      }
      if (partners.empty()) {
        proposal.state = ProposalState::on_ballot;
        proposal.state_on.reset();
      } else {
        proposal.merged_into = random_.pick(partners);
      }
    }
  }

 private:
  void refuse_formally(Proposal& proposal) {
    const Reason& reason = formal_reasons[random_.index(std::size(formal_reasons))];
    constexpr int participation = 7;
    proposal.state = ProposalState::rejected_formal;
    proposal.refusal = refusal(reason, participation, 0.05, 0.3);
  }
  void refuse_on_substance(Proposal& proposal) {
    const Reason& reason = substantive_reasons[random_.index(std::size(substantive_reasons))];
    proposal.state = ProposalState::rejected_substantive;
    proposal.refusal = refusal(reason, proposal.unit, 0.35, 1);
    if (!random_.chance(0.2)) return;
    const bool upheld = random_.chance(0.28);
    proposal.refusal->protest = upheld ? ProtestOutcome::upheld : ProtestOutcome::dismissed;
    proposal.refusal->protest_decided_on = day_in(days_of(edition_, Stage::protests), 0.3, 1, random_);
    if (upheld) proposal.state = ProposalState::on_ballot;
  }
  Refusal refusal(const Reason& reason, int unit, double from, double to) {
    const Unit& office = city_.units[static_cast<std::size_t>(unit)];
    const bool senior = random_.chance(0.3);
    Refusal out;
    out.criterion = reason.criterion;
    out.reason_pl = reason.pl;
    out.reason_en = reason.en;
    out.unit = unit;
    out.officer = std::string(senior ? "główna specjalistka, " : "inspektor, ") + office.pl;
    out.officer_en = std::string(senior ? "chief specialist, " : "inspector, ") + office.en;
    out.decided_on = day_in(days_of(edition_, Stage::verification), from, to, random_);
    return out;
  }

  const City& city_;
  Edition& edition_;
  Random random_;
};

}  // namespace

void judge_proposals(const City& city, Edition& edition, std::uint64_t seed) {
  Judge judge(city, edition, seed);
  std::map<int, int> standing;
  for (Proposal& proposal : edition.proposals) {
    judge.judge(proposal);
    standing[proposal.pool] += proposal.state == ProposalState::on_ballot;
  }
  // A ballot of three needs three projects in each pool.
  for (Proposal& proposal : edition.proposals) {
    if (standing[proposal.pool] >= 6 || proposal.state == ProposalState::on_ballot) continue;
    proposal.state = ProposalState::on_ballot;
    proposal.refusal.reset();
    proposal.state_on.reset();
    ++standing[proposal.pool];
  }
  judge.join_merged();
}

}  // namespace wiec::demo
