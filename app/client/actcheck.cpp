// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/actcheck.h"

#include <algorithm>

#include "app/client/lostground.h"
#include "app/lab/apply.h"

namespace paillasse::client {

namespace {

Trouble troubleOf(const Error& error)
{
    Trouble trouble;
    trouble.failure = error.code == ErrorCode::DiskFull ? Failure::DiskFull : error.code == ErrorCode::Expired ? Failure::OfflineTooLong : Failure::Internal;
    trouble.reference = std::string(toString(error.code)) + ": " + error.detail;
    return trouble;
}

} // namespace

Submission notKept(const lab::Refusal& refusal)
{
    Submission submission;
    submission.refusal = refusal;
    return submission;
}

Submission notKept(const Error& error)
{
    Submission submission;
    submission.trouble = troubleOf(error);
    return submission;
}

void ActCheck::setDirectory(DirectoryPtr directory)
{
    m_directory = std::move(directory);
    m_rules = m_directory->rules();
}

Result<> ActCheck::someoneMayAct() const
{
    if (!m_signer)
        return fail(ErrorCode::Missing, "acts: nobody is signed in");
    if (m_clock.now() > m_signer->expiresAt)
        return fail(ErrorCode::Expired, "acts: offline for longer than the laboratory allows");
    return {};
}

tl::expected<lab::Act, Submission> ActCheck::check(const lab::DocumentId& subject, lab::ActBody body, std::vector<lab::BasedOn> based, const std::optional<lab::Document>& document) const
{
    if (const auto someone = someoneMayAct(); !someone)
        return tl::unexpected(notKept(someone.error()));
    auto act = m_signer->make(subject, std::move(body), std::move(based), m_clock.now());
    if (const auto may = access::may(m_signer->person, act, document, m_rules); !may)
        return tl::unexpected(notKept(may.error()));
    const auto after = lab::apply(document, act);
    if (!after)
        return tl::unexpected(notKept(after.error()));
    if (lab::idOf(*after, act.laboratory) != subject)
        return tl::unexpected(notKept(lab::Refusal{lab::RefusalCode::WrongSubject, 0}));
    if (const auto vouched = vouchedFor(act.body); !vouched.empty())
        for (const auto& lost : groundless(document))
            if (std::ranges::find(vouched, lost.line) != vouched.end())
                return tl::unexpected(notKept(lab::Refusal{lab::RefusalCode::GroundLost, lost.line}));
    return act;
}

std::vector<lab::LostGround> ActCheck::groundless(const std::optional<lab::Document>& document) const
{
    const auto* order = document ? std::get_if<lab::Order>(&*document) : nullptr;
    return order ? groundlessNow(m_database, m_directory->catalogue, *order).value_or(std::vector<lab::LostGround>()) : std::vector<lab::LostGround>();
}

} // namespace paillasse::client
