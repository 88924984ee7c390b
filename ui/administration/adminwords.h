// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "app/access/role.h"
#include "app/client/administration.h"

namespace paillasse::ui {

// Who has access, in words.
class AdminWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::AdminWords)

public:
    static QString of(access::Role role);
    static QString of(access::Permission permission);
    static QString of(const access::Grant& grant);              // "Technicien · paillasses 1, 4 · VIH"
    static QString of(access::RoleFault fault);                 // empty where there is none
    // Why this permission alone leads to no page of this program, and what it is for; empty where it leads to one.
    static QString whyNoPage(access::Permission permission);
    static QString of(lab::Confidentiality confidentiality);
    static QString of(client::WorkstationStanding standing);
    static QString of(client::FactorPolicy policy);
    // Why the store did not do it, and what to do.
    static QString of(const Error& error);
    static QString withoutStore();                              // why nothing can be done now
    static QString version(std::uint64_t number);               // "0.1.0"; empty for 0

    static QList<access::Permission> permissions();
    static QList<access::Role> builtInRoles();
};

} // namespace paillasse::ui
