// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/base/secretbytes.h"

namespace paillasse::store {

// To whom, and how they are known.
struct Destination {
    std::string url;        // https, smtps, smtp (TLS is begun before anything is said); http to loopback alone
    std::string authority;  // PEM: who signs the other end's certificate; empty: whom the system trusts
    std::string user;       // empty: no credentials
    SecretBytes password;
};
// InvalidInput: not one of these schemes, a name or a password in it, or http over a network.
Result<> checkDestination(std::string_view url, std::span<const std::string_view> schemes);

// One exchange over libcurl and its settings: certificates verified, TLS 1.2 at least, no proxy, no redirect followed, no netrc, 5 s to
// connect, 30 s in all. Makes a connection of its own each time.
class Transfer {
public:
    explicit Transfer(const Destination& to);
    ~Transfer();
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    // Any 2xx is taken. Refused: another status.
    Result<> post(std::string_view body, std::span<const std::string> headers, const std::stop_token& stop, std::string_view type = "application/json");
    // `message` as RFC 5322 has it.
    Result<> mail(const std::string& from, std::span<const std::string> recipients, std::string_view message, const std::stop_token& stop);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::store
