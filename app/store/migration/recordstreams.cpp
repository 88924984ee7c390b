// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/migrationsource.h"

#include "app/exchange/csv/reader.h"
#include "app/exchange/hl7v2/recordstream.h"
#include "app/exchange/hprim/reader.h"

namespace paillasse::store {

OpenRecords readerOf(migration::Format format)
{
    using Opened = Result<std::unique_ptr<exchange::RecordStream>>;
    switch (format) {
    case migration::Format::Hl7v2:
        return [](exchange::ByteSource& bytes, std::size_t input, const exchange::StreamPosition& from) -> Opened { return exchange::hl7v2::openStream(bytes, input, {}, from); };
    case migration::Format::HprimMedecins:
        return [](exchange::ByteSource& bytes, std::size_t input, const exchange::StreamPosition& from) -> Opened { return exchange::hprim::openMedecins(bytes, input, {}, from); };
    case migration::Format::HprimSante:
        return [](exchange::ByteSource& bytes, std::size_t input, const exchange::StreamPosition& from) -> Opened { return exchange::hprim::openSante(bytes, input, {}, from); };
    case migration::Format::Fhir:
    case migration::Format::Csv: break;
    }
    return {};
}

OpenRecords readerOf(exchange::csv::Mapping mapping)
{
    return [mapping = std::make_shared<const exchange::csv::Mapping>(std::move(mapping))](exchange::ByteSource& bytes, std::size_t input, const exchange::StreamPosition& from) -> Result<std::unique_ptr<exchange::RecordStream>> {
        return exchange::csv::openStream(bytes, input, *mapping, {}, from);
    };
}

} // namespace paillasse::store
