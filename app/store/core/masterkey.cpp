// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/masterkey.h"

#include <algorithm>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/base/descriptor.h"
#include "app/crypto/hash.h"
#include "app/store/core/syncfile.h"

namespace paillasse::store {

namespace {

constexpr std::string_view magic = "PAILMK1\n";
constexpr std::size_t keySize = 32;
constexpr std::size_t fileSize = 8 + keySize + crypto::digestSize;

crypto::Digest checkOf(ByteView key)
{
    return crypto::Sha256().add(asBytes("paillasse.master.v1")).add(key).finish();
}

// systemd hands a credential over as root's file with an entry for this user alone, whose mask shows as the group's right.
bool isHandedByRoot(const struct stat& facts)
{
    return ::geteuid() != 0 && facts.st_uid == 0 && facts.st_gid == 0 && (facts.st_mode & 0037) == 0;
}

Result<> checkOwner(int descriptor, const std::string& path)
{
    struct stat facts {};
    if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode))
        return fail(ErrorCode::Missing, "store: " + path + " is not a file");
    if ((facts.st_mode & 0077) != 0 && !isHandedByRoot(facts))
        return fail(ErrorCode::Refused, "store: " + path + " can be read by others: its mode must be 0600");
    if (facts.st_uid != ::geteuid() && !isHandedByRoot(facts))
        return fail(ErrorCode::Refused, "store: " + path + " belongs to another user");
    if (facts.st_size != static_cast<off_t>(fileSize))
        return fail(ErrorCode::Corrupt, "store: " + path + " has another size");
    return {};
}

} // namespace

Result<SecretBytes> readMasterKeyFile(const std::string& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (file.number() < 0)
        return fail(ErrorCode::Missing, "store: the master key " + path + " is not there, or not this user's");
    if (const auto owner = checkOwner(file.number(), path); !owner)
        return tl::unexpected(owner.error());
    SecretBytes bytes(fileSize);
    if (::read(file.number(), bytes.writable().data(), fileSize) != static_cast<ssize_t>(fileSize))
        return fail(ErrorCode::Corrupt, "store: " + path + " cannot be read");
    const auto key = bytes.view().subspan(magic.size(), keySize);
    const auto check = checkOf(key);
    if (asText(bytes.view().first(magic.size())) != magic || !crypto::equal(check, bytes.view().last(check.size())))
        return fail(ErrorCode::Corrupt, "store: " + path + " is damaged");
    return SecretBytes::copyOf(key);
}

Result<> writeMasterKeyFile(const std::string& path, const SecretBytes& key)
{
    SecretBytes bytes(fileSize);
    auto out = std::ranges::copy(magic, bytes.writable().begin()).out;
    out = std::ranges::copy(key.view(), out).out;
    std::ranges::copy(checkOf(key.view()), out);
    {
        const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (file.number() < 0)
            return fail(errno == EEXIST ? ErrorCode::Conflict : ErrorCode::Refused, "store: " + path + " cannot be made");
        if (::write(file.number(), bytes.view().data(), fileSize) == static_cast<ssize_t>(fileSize))
            if (syncFile(path))
                return {};
    }
    ::unlink(path.c_str()); // made here, and no key
    return fail(ErrorCode::DiskFull, "store: " + path + " cannot be written");
}

} // namespace paillasse::store
