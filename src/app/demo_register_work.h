// What the demo city's URB-INCLUSION does between its dates.
#pragma once
#include "commons/site/context.h"

namespace wiec::app {

// After the register. Days and contents are invented, and say so.
void store_demo_register_work(Context&);

// After the work: the Local Support Groups of USER and, re-established, of URB-INCLUSION. One person there was asked
// and has not answered: the link of her letter is /grupa-wsparcia/zaproszenie-pokazowe.
void store_demo_groups(Context&);

// After people: places and pilots of URB-INCLUSION's partners, made up; partner@wiec.example works for Lyon. One person was
// asked to work for Torino: the link of that letter is /zaproszenie-partnera/pokazowe.
void store_demo_partners(Context&);

// After people: USER's action plan for Azory, adopted; URB-INCLUSION has taken up three of its six actions.
void store_demo_plan(Context&);

// After people: two good practices and a bad one of URB-INCLUSION's partners, and the method that all of them accepted.
void store_demo_cases(Context&);

}  // namespace wiec::app
