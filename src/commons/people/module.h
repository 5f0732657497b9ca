// Accounts, roles, sessions, invitations, consents: who may do what. See README.md.
#pragma once
#include "commons/site/module.h"

namespace wiec::people {
Module module();
}
