// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/store/migration/migrationsource.h"
#include "app/store/migration/unpackedsource.h"

namespace paillasse::store {

namespace {

namespace fs = std::filesystem;

class FileBytes final : public exchange::ByteSource {
public:
    FileBytes(int descriptor, std::uint64_t size, std::string name) : m_descriptor(descriptor), m_size(size), m_name(std::move(name)) {}
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;
    ~FileBytes() override { ::close(m_descriptor); }

    Result<std::size_t> read(std::uint64_t offset, std::span<char> into) override
    {
        std::size_t taken = 0;
        while (taken < into.size()) {
            const auto got = ::pread(m_descriptor, into.data() + taken, into.size() - taken, static_cast<off_t>(offset + taken));
            if (got < 0)
                return fail(ErrorCode::Unreachable, "source: " + m_name + " does not read");
            if (got == 0)
                break;
            taken += static_cast<std::size_t>(got);
        }
        return taken;
    }
    [[nodiscard]] std::uint64_t size() const override { return m_size; }

private:
    int m_descriptor;
    std::uint64_t m_size;
    std::string m_name;
};

exchange::SourceMessage ofTheFile(std::size_t input, const std::string& reason)
{
    exchange::SourceMessage message;
    message.place = {input, 1};
    message.refusal = exchange::MessageRefusal{"the file", reason};
    return message;
}

} // namespace

Result<std::unique_ptr<SourceFiles>> SourceFiles::of(const std::string& folder)
{
    std::error_code error;
    std::vector<File> files;
    for (auto entry = fs::recursive_directory_iterator(folder, error); !error && entry != fs::recursive_directory_iterator(); entry.increment(error))
        if (entry->is_regular_file(error) && !entry->is_symlink(error))
            files.push_back({entry->path().lexically_relative(folder).string(), entry->path().string()});
    if (error || files.empty())
        return fail(ErrorCode::NotFound, "source: there are no files in " + folder);
    std::ranges::sort(files, {}, &File::name);
    return std::unique_ptr<SourceFiles>(new SourceFiles(std::move(files)));
}

Result<std::unique_ptr<SourceFiles>> SourceFiles::of(const std::vector<std::string>& paths)
{
    std::vector<File> files;
    for (const auto& path : paths)
        files.push_back({fs::path(path).filename().string(), path});
    if (files.empty())
        return fail(ErrorCode::NotFound, "source: no file is named");
    return std::unique_ptr<SourceFiles>(new SourceFiles(std::move(files)));
}

Result<std::unique_ptr<exchange::ByteSource>> SourceFiles::open(std::size_t input)
{
    auto file = openAsItLies(input);
    return file ? unpackedSource(std::move(*file)) : tl::unexpected(file.error());
}

std::optional<exchange::SourceMessage> passedOver(const Error& error, std::size_t input)
{
    if (error.code != ErrorCode::InvalidInput && error.code != ErrorCode::Corrupt && error.code != ErrorCode::TooLarge)
        return std::nullopt;
    return ofTheFile(input, error.detail);
}

exchange::SourceMessage nothingIn(std::size_t input)
{
    return ofTheFile(input, "there is nothing in it that is read in this format");
}

Result<std::unique_ptr<exchange::ByteSource>> SourceFiles::openAsItLies(std::size_t input)
{
    const auto& file = m_files[input];
    const int descriptor = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat facts {};
    if (descriptor >= 0 && ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode))
        return std::make_unique<FileBytes>(descriptor, static_cast<std::uint64_t>(facts.st_size), file.name);
    if (descriptor >= 0)
        ::close(descriptor);
    return fail(ErrorCode::NotFound, "source: " + file.path + " does not open");
}

} // namespace paillasse::store
