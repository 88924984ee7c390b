// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/catalogueimport.h"

#include "app/store/import/refusalwords.h"

namespace paillasse::store {

Result<CatalogueOutcome> importCatalogue(const std::vector<lab::Examination>& rows, ImportDesk& desk, lab::Catalogue& catalogue, const lab::LaboratoryId& laboratory, const Clock& clock)
{
    CatalogueOutcome outcome;
    for (const auto& examination : rows) {
        const auto* before = catalogue.find(examination.code);
        if (before != nullptr && *before == examination)
            continue;
        const auto done = desk.perform({lab::examinationId(laboratory, examination.code), lab::ActId::make(clock.now()), clock.now(), 0, lab::DefineExamination{examination}});
        if (!done)
            return tl::unexpected(done.error());
        if (!*done) {
            outcome.refused.push_back(examination.code + ": " + wordsOf(done->error()));
            continue;
        }
        catalogue.put(examination);
        ++outcome.defined;
    }
    return outcome;
}

} // namespace paillasse::store
