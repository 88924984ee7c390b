// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/sourceof.h"

#include <algorithm>
#include <filesystem>

#include "app/store/import/importinput.h"

namespace paillasse::store {

namespace {

constexpr std::uintmax_t mostMappingBytes = std::uintmax_t{1} << 20;

// The one that is a mapping, taken out of the paths.
Result<exchange::csv::Mapping> takeMapping(std::vector<std::string>& paths)
{
    const auto isMapping = [](const std::string& path) { return path.ends_with(".json"); };
    if (std::ranges::count_if(paths, isMapping) != 1)
        return fail(ErrorCode::InvalidInput, "tables are read by one mapping file: name it, too, among the sources (docs/mapping.md)");
    const auto place = std::ranges::find_if(paths, isMapping);
    auto mapping = readMappingFile(*place);
    paths.erase(place);
    return mapping;
}

bool isFolder(const std::string& path)
{
    std::error_code error;
    return std::filesystem::is_directory(path, error);
}

} // namespace

Result<exchange::csv::Mapping> readMappingFile(const std::string& path)
{
    std::error_code error;
    if (std::filesystem::file_size(path, error) > mostMappingBytes || error)
        return fail(ErrorCode::InvalidInput, "the mapping file is not there, or larger than a megabyte");
    const auto text = readImportFile(path);
    if (!text)
        return tl::unexpected(text.error());
    auto mapping = exchange::csv::readMapping(*text);
    if (!mapping)
        return fail(ErrorCode::InvalidInput, "mapping file, " + mapping.error().where + ": " + mapping.error().reason);
    return std::move(*mapping);
}

Result<std::unique_ptr<SourceFiles>> filesOf(const std::vector<std::string>& paths)
{
    return paths.size() == 1 && isFolder(paths.front()) ? SourceFiles::of(paths.front()) : SourceFiles::of(paths);
}

Result<InboundSource> sourceOf(const migration::Mandate& mandate, std::vector<std::string> paths)
{
    InboundSource source;
    switch (mandate.format) {
    case migration::Format::Csv: {
        auto mapping = takeMapping(paths);
        if (!mapping)
            return tl::unexpected(mapping.error());
        source.openRecords = readerOf(std::move(*mapping));
        break;
    }
    case migration::Format::Fhir: break; // put together first
    case migration::Format::Hl7v2:
    case migration::Format::HprimMedecins:
    case migration::Format::HprimSante: source.openRecords = readerOf(mandate.format); break;
    }
    auto files = filesOf(paths);
    if (!files)
        return tl::unexpected(files.error());
    source.files = std::move(*files);
    return source;
}

} // namespace paillasse::store
