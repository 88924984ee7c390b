// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/factors.h"

#include "app/crypto/enrolmentcode.h"
#include "app/crypto/totp.h"
#include "app/store/core/query.h"

namespace paillasse::store {

namespace {

auto notThisCode()
{
    return fail(ErrorCode::WrongSecret, "not this code, or used before");
}

} // namespace

Result<std::optional<Factor>> FactorTable::find(const lab::PersonId& person)
{
    Result<std::optional<Factor>> found = std::nullopt;
    const auto read = [&](sql::Statement& row) {
        auto secret = m_keys.openFactor(person, row.blob(0));
        if (!secret)
            found = tl::unexpected(secret.error());
        else
            found = Factor{std::move(*secret), row.unsignedInteger(1), row.unsignedInteger(2)};
    };
    const auto done = first(m_database, "SELECT sealed_secret, last_step, (SELECT count(*) FROM recovery_code r WHERE r.person = f.person) FROM factor f WHERE person = ?", read, person);
    if (!done)
        return tl::unexpected(done.error());
    return found;
}

Result<> FactorTable::put(const lab::PersonId& person, const SecretBytes& secret, std::uint64_t firstStep, const std::vector<Bytes>& recoveryHashes, Instant now)
{
    if (const auto dropped = drop(person); !dropped)
        return dropped;
    if (const auto kept = putRecovery(person, recoveryHashes); !kept)
        return kept;
    if (const auto begun = run(m_database, "UPDATE account SET factor_dropped_by = NULL WHERE person = ?", person); !begun)
        return begun;
    return run(m_database, "INSERT INTO factor (person, sealed_secret, last_step, since) VALUES (?, ?, ?, ?)", person, m_keys.sealFactor(person, secret), firstStep, now);
}

Result<> FactorTable::putRecovery(const lab::PersonId& person, const std::vector<Bytes>& hashes)
{
    if (const auto dropped = run(m_database, "DELETE FROM recovery_code WHERE person = ?", person); !dropped)
        return dropped;
    for (const auto& hash : hashes)
        if (const auto kept = run(m_database, "INSERT INTO recovery_code (person, code_hash) VALUES (?, ?)", person, hash); !kept)
            return kept;
    return {};
}

Result<> FactorTable::drop(const lab::PersonId& person)
{
    if (const auto codes = run(m_database, "DELETE FROM recovery_code WHERE person = ?", person); !codes)
        return codes;
    return run(m_database, "DELETE FROM factor WHERE person = ?", person);
}

Result<FactorMatch> FactorTable::match(const lab::PersonId& person, const Factor& factor, std::string_view code, Instant now)
{
    if (const auto step = crypto::matchTotp(factor.secret, code, crypto::totpStep(now), factor.lastStep))
        return FactorMatch{step, {}};
    const auto recovery = crypto::ActivationCode::parse(code);
    if (!recovery)
        return notThisCode();
    FactorMatch match{{}, crypto::digestBytes(recovery->secretHash())};
    const auto known = first(m_database, "SELECT 1 FROM recovery_code WHERE person = ? AND code_hash = ?", [](sql::Statement&) {}, person, match.recoveryHash);
    if (!known)
        return tl::unexpected(known.error());
    return *known ? Result<FactorMatch>(std::move(match)) : notThisCode();
}

Result<> FactorTable::use(const lab::PersonId& person, const FactorMatch& match)
{
    const auto used = match.step ? run(m_database, "UPDATE factor SET last_step = ? WHERE person = ? AND last_step < ?", *match.step, person, *match.step)
                                 : run(m_database, "DELETE FROM recovery_code WHERE person = ? AND code_hash = ?", person, match.recoveryHash);
    if (!used)
        return used;
    if (m_database.changes() != 1)
        return notThisCode();
    // Whoever was given a code has shown what they had before it: it is them.
    return run(m_database, "UPDATE account SET code_given_by = NULL WHERE person = ?", person);
}

} // namespace paillasse::store
