// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/lab/ids.h"
#include "app/store/core/numberleases.h"
#include "app/store/core/writer.h"

namespace paillasse::store {

// Patient and accession numbers for imports, from blocks leased like a workstation's, so that they meet nobody's.
class ImportNumbers {
public:
    // `writer` null: a dry run, whose numbers are given to nobody. `blocks`: leased at once, for who needs many.
    ImportNumbers(Writer* writer, const lab::LaboratoryId& laboratory, const lab::WorkstationId& importer, unsigned blocks = 1)
        : m_writer(writer), m_laboratory(laboratory), m_importer(importer), m_atOnce(blocks)
    {
    }

    Result<std::string> patient();               // "0048213"
    Result<std::string> accession(int year);     // "26-112298"

private:
    struct Block {
        std::uint32_t year = 0;
        std::uint64_t next = 1;
        std::uint64_t last = 0;
    };
    Result<std::uint64_t> take(NumberKind kind, std::uint32_t year, Block& block);

    Writer* m_writer;
    lab::LaboratoryId m_laboratory;
    lab::WorkstationId m_importer;
    unsigned m_atOnce;
    Block m_patients;
    Block m_accessions;
};

} // namespace paillasse::store
