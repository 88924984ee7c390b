// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/signingend.h"

#include <utility>

#include "app/client/taskthread.h"

namespace paillasse::client {

namespace {

constexpr std::chrono::seconds limit{10};
constexpr int notSignedIn = 401;

// It has ended it, or takes this session no more: then nothing of it is open. Whoever else answered, or whatever else, it stays open.
bool hasHeard(const NetResult<Bytes>& answer)
{
    return answer || (answer.error().status == notSignedIn && answer.error().failure != Failure::NotPaillasse);
}

} // namespace

void SigningEnd::use(std::shared_ptr<const SecretBytes> token)
{
    m_token = std::move(token);
    ++m_said;
    m_isOwed = false;
    m_isSending = false;
    for (const auto& then : std::exchange(m_waiting, {}))
        then(m_token != nullptr);
}

void SigningEnd::say()
{
    if (!m_token)
        return;
    m_isOwed = true;
    send();
}

void SigningEnd::sayAgain()
{
    if (m_isOwed && !m_isSending)
        send();
}

void SigningEnd::before(std::function<void(bool)> then)
{
    if (!m_isOwed)
        return then(true);
    m_waiting.push_back(std::move(then));
    sayAgain();
}

NetTrouble SigningEnd::notThere()
{
    return {Failure::Offline, ErrorCode::Unreachable, 0, 0, "the store has not heard yet that the signing session ended"};
}

void SigningEnd::send()
{
    m_isSending = true;
    HttpRequest request;
    request.method = HttpMethod::Delete;
    request.path = QStringLiteral("/v1/session/factor");
    request.token = m_token;
    request.limit = limit;
    m_transport.send(std::move(request), replyOn<NetResult<Bytes>>(this, this, [this, number = ++m_said](const NetResult<Bytes>& answer) {
        if (number == m_said)
            answered(answer);
    }));
}

void SigningEnd::answered(const NetResult<Bytes>& answer)
{
    m_isSending = false;
    const bool heard = hasHeard(answer);
    m_isOwed = !heard;
    for (const auto& then : std::exchange(m_waiting, {}))
        then(heard);
}

} // namespace paillasse::client
