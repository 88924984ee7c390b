// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/access/view.h"

namespace paillasse::access {

View viewOf(const Person& person, const lab::LaboratoryId& laboratory)
{
    const auto may = person.permissionsIn(laboratory);
    View view;
    view.laboratory = laboratory;
    view.identities = may.has(Permission::SearchPatients);
    view.orders = may.has(Permission::ReadOrders);
    view.results = view.orders && may.has(Permission::ReadResults);
    view.catalogue = may.has(Permission::ReadCatalogue);
    view.staff = may.has(Permission::ReadStaff);
    view.confidential = view.results ? person.confidentialIn(laboratory) : 0;
    return view;
}

View throughTheGlass(View view)
{
    for (unsigned i = 1; i <= static_cast<unsigned>(lab::lastOf(lab::Confidentiality())); ++i)
        view.confidential |= bitOf(static_cast<lab::Confidentiality>(i));
    return view;
}

bool sees(const View& view, lab::DocumentKind kind)
{
    switch (kind) {
    case lab::DocumentKind::None: return false;
    case lab::DocumentKind::Patient: return view.identities;
    case lab::DocumentKind::Order: return view.orders;
    case lab::DocumentKind::Examination:
    case lab::DocumentKind::Prescriber:
    case lab::DocumentKind::BenchLog:
    case lab::DocumentKind::Laboratory:
    case lab::DocumentKind::CodeTables: return view.catalogue;
    case lab::DocumentKind::Person: return view.staff;
    }
    return false;
}

bool sees(const View& view, lab::Confidentiality confidentiality)
{
    // An entitlement opens values only for those who read values at all.
    return confidentiality == lab::Confidentiality::None || (view.results && (view.confidential & bitOf(confidentiality)) != 0);
}

} // namespace paillasse::access
