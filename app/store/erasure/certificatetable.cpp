// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/certificatetable.h"

#include "app/store/core/query.h"

namespace paillasse::store {

template <class Value>
Result<std::optional<KeptCertificate>> CertificateTable::one(std::string_view where, const Value& value)
{
    std::optional<KeptCertificate> found;
    const auto row = first(
        m_database, "SELECT job, sha256, at, bytes FROM certificate WHERE " + std::string(where) + " = ?",
        [&found](const auto& r) { found.emplace(KeptCertificate{r.uuid(0), toBytes(r.blob(1)), r.instant(2), std::string(asText(r.blob(3)))}); }, value);
    return row ? Result<std::optional<KeptCertificate>>(std::move(found)) : tl::unexpected(row.error());
}

Result<std::optional<KeptCertificate>> CertificateTable::of(const Uuid& job)
{
    return one("job", job);
}

Result<std::optional<KeptCertificate>> CertificateTable::find(ByteView sha256)
{
    return one("sha256", sha256);
}

Result<> CertificateTable::insert(const KeptCertificate& certificate)
{
    const auto known = of(certificate.job);
    if (!known || *known)
        return known ? fail(ErrorCode::Conflict, "this was certified already") : tl::unexpected(known.error());
    return run(m_database, "INSERT INTO certificate (sha256, job, at, bytes) VALUES (?, ?, ?, ?)", certificate.sha256, certificate.job, certificate.at, asBytes(certificate.file));
}

} // namespace paillasse::store
