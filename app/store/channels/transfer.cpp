// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/channels/transfer.h"

#include <algorithm>
#include <cstring>

#include <curl/curl.h>

namespace paillasse::store {

namespace {

constexpr long connectMs = 5'000;
constexpr long wholeMs = 30'000;
constexpr std::size_t mostAnswer = 64u << 10;

// libcurl's own beginning, which is not for two threads at once.
bool hasBegun()
{
    static const bool begun = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return begun;
}

struct ListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListDeleter>;

List listOf(std::span<const std::string> lines)
{
    List list;
    for (const auto& line : lines)
        if (auto* longer = curl_slist_append(list.get(), line.c_str())) {
            (void)list.release();
            list.reset(longer);
        }
    return list;
}

struct Unsent {
    std::string_view left;
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* from)
{
    auto& unsent = *static_cast<Unsent*>(from);
    const auto some = std::min(size * count, unsent.left.size());
    std::memcpy(to, unsent.left.data(), some);
    unsent.left.remove_prefix(some);
    return some;
}

// An answer is not read, but for its length: an endless one ends the exchange.
std::size_t passOver(char*, std::size_t size, std::size_t count, void* seen)
{
    auto& total = *static_cast<std::size_t*>(seen);
    total += size * count;
    return total > mostAnswer ? 0 : size * count;
}

int isStopped(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

ErrorCode codeOf(CURLcode code)
{
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_USE_SSL_FAILED: return ErrorCode::NotTrusted;
    case CURLE_LOGIN_DENIED:
    case CURLE_REMOTE_ACCESS_DENIED: return ErrorCode::Refused;
    case CURLE_ABORTED_BY_CALLBACK: return ErrorCode::Cancelled;
    default: return ErrorCode::Unreachable;
    }
}

struct UrlDeleter {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
std::string partOf(CURLU* url, CURLUPart part)
{
    char* text = nullptr;
    const bool has = curl_url_get(url, part, &text, 0) == CURLUE_OK;
    std::string copy = has ? text : "";
    curl_free(text);
    return copy;
}

bool isLoopback(const std::string& host)
{
    return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

} // namespace

Result<> checkDestination(std::string_view text, std::span<const std::string_view> schemes)
{
    const std::unique_ptr<CURLU, UrlDeleter> url(curl_url());
    if (!url || curl_url_set(url.get(), CURLUPART_URL, std::string(text).c_str(), 0) != CURLUE_OK)
        return fail(ErrorCode::InvalidInput, "this is no address with a scheme and a host");
    if (!partOf(url.get(), CURLUPART_USER).empty() || !partOf(url.get(), CURLUPART_PASSWORD).empty())
        return fail(ErrorCode::InvalidInput, "a name or a password does not belong in the address");
    const auto scheme = partOf(url.get(), CURLUPART_SCHEME);
    if (std::ranges::find(schemes, scheme) == schemes.end())
        return fail(ErrorCode::InvalidInput, "this kind of channel has no address of " + scheme);
    const auto host = partOf(url.get(), CURLUPART_HOST);
    // A name that only begins like an address of loopback is another machine's.
    const bool isHere = isLoopback(host) && (host == "localhost" || host.find_first_not_of("0123456789.:[]") == std::string::npos);
    if (scheme == "http" && !isHere)
        return fail(ErrorCode::InvalidInput, "what leaves this machine goes over https");
    return {};
}

class Transfer::Impl {
public:
    explicit Impl(const Destination& to) : m_curl(hasBegun() ? curl_easy_init() : nullptr)
    {
        set(CURLOPT_URL, to.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "https,http,smtp,smtps");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_PROXY, "");
        set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_FORBID_REUSE, 1L);
        set(CURLOPT_CONNECTTIMEOUT_MS, connectMs);
        set(CURLOPT_TIMEOUT_MS, wholeMs);
        set(CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL)); // smtp: nothing before STARTTLS
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        if (!to.authority.empty()) {
            // It alone: the system's are not asked.
            curl_blob authority{const_cast<char*>(to.authority.data()), to.authority.size(), CURL_BLOB_COPY};
            set(CURLOPT_CAINFO_BLOB, &authority);
            set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
        }
        if (!to.user.empty()) {
            set(CURLOPT_USERNAME, to.user.c_str());
            auto password = std::string(asText(to.password.view()));
            set(CURLOPT_PASSWORD, password.c_str());
            wipe({reinterpret_cast<std::uint8_t*>(password.data()), password.size()});
        }
        set(CURLOPT_WRITEFUNCTION, &passOver);
        set(CURLOPT_WRITEDATA, &m_seen);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &isStopped);
    }

    template <class Value>
    void set(CURLoption option, Value value)
    {
        if (m_curl && !m_failed)
            m_failed = curl_easy_setopt(m_curl.get(), option, value) != CURLE_OK;
    }

    Result<> perform(const std::stop_token& stop)
    {
        set(CURLOPT_XFERINFODATA, const_cast<std::stop_token*>(&stop));
        if (!m_curl || m_failed)
            return fail(ErrorCode::Internal, "libcurl does not take its settings");
        const auto done = curl_easy_perform(m_curl.get());
        if (done != CURLE_OK)
            return fail(codeOf(done), curl_easy_strerror(done));
        return {};
    }

    [[nodiscard]] long status() const
    {
        long status = 0;
        return curl_easy_getinfo(m_curl.get(), CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0;
    }

private:
    struct Deleter {
        void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
    };
    std::unique_ptr<CURL, Deleter> m_curl;
    std::size_t m_seen = 0;
    bool m_failed = false;
};

Transfer::Transfer(const Destination& to) : m_impl(std::make_unique<Impl>(to)) {}
Transfer::~Transfer() = default;

Result<> Transfer::post(std::string_view body, std::span<const std::string> headers, const std::stop_token& stop, std::string_view type)
{
    std::vector<std::string> lines(headers.begin(), headers.end());
    lines.push_back("Content-Type: " + std::string(type));
    lines.emplace_back("Expect:");
    const auto list = listOf(lines);
    m_impl->set(CURLOPT_HTTPHEADER, list.get());
    m_impl->set(CURLOPT_POST, 1L);
    m_impl->set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    m_impl->set(CURLOPT_POSTFIELDS, body.data());
    if (const auto done = m_impl->perform(stop); !done)
        return done;
    constexpr long firstFine = 200;
    constexpr long firstOther = 300;
    const auto status = m_impl->status();
    if (status < firstFine || status >= firstOther)
        return fail(ErrorCode::Refused, "the other end answered " + std::to_string(status));
    return {};
}

Result<> Transfer::mail(const std::string& from, std::span<const std::string> recipients, std::string_view message, const std::stop_token& stop)
{
    const auto list = listOf(recipients);
    Unsent unsent{message};
    m_impl->set(CURLOPT_MAIL_FROM, from.c_str());
    m_impl->set(CURLOPT_MAIL_RCPT, list.get());
    m_impl->set(CURLOPT_UPLOAD, 1L);
    m_impl->set(CURLOPT_READFUNCTION, &give);
    m_impl->set(CURLOPT_READDATA, &unsent);
    m_impl->set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
    return m_impl->perform(stop);
}

} // namespace paillasse::store
