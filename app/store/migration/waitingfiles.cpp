// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/waitingfiles.h"

#include <algorithm>
#include <filesystem>

namespace paillasse::store {

namespace {

constexpr std::size_t mostNames = 500;

bool isPlainFile(const std::filesystem::path& path)
{
    std::error_code error;
    return std::filesystem::symlink_status(path, error).type() == std::filesystem::file_type::regular;
}

bool isPlainName(const std::string& name)
{
    return !name.empty() && name.front() != '.' && name.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
}

} // namespace

std::vector<std::string> WaitingFiles::names() const
{
    std::vector<std::string> names;
    if (m_path.empty())
        return names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(m_path, error), end; !error && entry != end && names.size() < mostNames; entry.increment(error))
        if (const auto name = entry->path().filename().string(); isPlainName(name) && isPlainFile(entry->path()))
            names.push_back(name);
    std::ranges::sort(names);
    return names;
}

Result<std::vector<std::string>> WaitingFiles::paths(const std::vector<std::string>& names) const
{
    std::vector<std::string> paths;
    for (const auto& name : names) {
        const auto path = std::filesystem::path(m_path) / name;
        if (m_path.empty() || !isPlainName(name) || !isPlainFile(path))
            return fail(ErrorCode::InvalidInput, "migration: no file of that name waits at the store");
        paths.push_back(std::filesystem::absolute(path).lexically_normal().string());
    }
    return paths;
}

} // namespace paillasse::store
