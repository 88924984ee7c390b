// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/importinput.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>

#include "app/exchange/fhir/reader.h"
#include "app/exchange/hl7v2/reader.h"

namespace paillasse::store {

namespace {

namespace fs = std::filesystem;

Result<> addFolder(const fs::path& folder, std::vector<std::string>& files)
{
    std::error_code error;
    std::vector<std::string> found;
    for (auto entry = fs::recursive_directory_iterator(folder, error); !error && entry != fs::recursive_directory_iterator(); entry.increment(error))
        if (entry->is_regular_file(error))
            found.push_back(entry->path().string());
    if (error)
        return fail(ErrorCode::NotFound, folder.string() + " cannot be listed");
    std::ranges::sort(found);
    files.insert(files.end(), found.begin(), found.end());
    return {};
}

} // namespace

Result<std::vector<std::string>> filesToImport(const std::vector<std::string>& arguments)
{
    std::vector<std::string> files;
    for (const auto& argument : arguments) {
        std::error_code error;
        const auto kind = fs::status(argument, error).type();
        if (kind == fs::file_type::directory) {
            if (const auto added = addFolder(argument, files); !added)
                return tl::unexpected(added.error());
        } else if (kind == fs::file_type::regular) {
            files.push_back(argument);
        } else {
            return fail(ErrorCode::NotFound, "there is no file or folder " + argument);
        }
    }
    return files;
}

Result<std::string> readImportFile(const std::string& path)
{
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error)
        return fail(ErrorCode::NotFound, path + " does not read");
    if (size > mostInputBytes)
        return fail(ErrorCode::TooLarge, path + " is larger than 2 GiB");
    std::string bytes(size, '\0');
    std::ifstream file(path, std::ios::binary);
    if (!file.read(bytes.data(), static_cast<std::streamsize>(size)) && size > 0)
        return fail(ErrorCode::NotFound, path + " does not read");
    return bytes;
}

bool isGzip(std::string_view bytes)
{
    return bytes.starts_with("\x1f\x8b");
}

Result<std::string> unpackedGzip(std::string_view packed)
{
    z_stream stream{};
    constexpr int gzipOnly = 15 + 16;
    if (inflateInit2(&stream, gzipOnly) != Z_OK)
        return fail(ErrorCode::Internal, "zlib does not start");
    const std::unique_ptr<z_stream, int (*)(z_stream*)> closer(&stream, inflateEnd);
    std::string out;
    std::array<char, 256 * 1024> buffer{};
    std::size_t taken = 0;
    constexpr std::size_t mostAtOnce = std::size_t{1} << 30;
    for (int state = Z_OK;;) {
        if (stream.avail_in == 0) {
            const auto next = std::min(packed.size() - taken, mostAtOnce);
            if (next == 0)
                return state == Z_STREAM_END ? Result<std::string>(std::move(out)) : fail(ErrorCode::Corrupt, "it does not unpack: it ends too soon");
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data() + taken));
            stream.avail_in = static_cast<uInt>(next);
            taken += next;
        }
        if (state == Z_STREAM_END && inflateReset(&stream) != Z_OK)
            return fail(ErrorCode::Internal, "zlib does not go on");
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = buffer.size();
        state = inflate(&stream, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END)
            return fail(ErrorCode::Corrupt, "it does not unpack: it is damaged");
        out.append(buffer.data(), buffer.size() - stream.avail_out);
        if (out.size() > mostInputBytes)
            return fail(ErrorCode::TooLarge, "it unpacks to more than 2 GiB");
    }
}

ImportFormat formatOf(std::string_view bytes, const std::string& path)
{
    if (exchange::fhir::isFhirJson(asBytes(bytes)))
        return ImportFormat::FhirJson;
    if (exchange::hl7v2::isHl7v2(asBytes(bytes)))
        return ImportFormat::Hl7v2;
    return fs::path(path).extension() == ".csv" ? ImportFormat::CatalogueCsv : ImportFormat::Unknown;
}

} // namespace paillasse::store
