// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/witnessoptions.h"

#include <CLI/CLI.hpp>

#include <algorithm>

#include "app/store/channels/witnessaddress.h"
#include "app/store/commands/authorityinput.h"
#include "app/store/commands/secretinput.h"
#include "app/store/core/witnessfile.h"

namespace paillasse::store {

namespace {

bool isAddress(const std::string& witness)
{
    return witness.find("://") != std::string::npos;
}

// "USER:SECRET"
Result<> readCredentials(const std::string& path, Destination& into)
{
    const auto secret = readOwnSecret(path, "the witness's credentials");
    if (!secret)
        return tl::unexpected(secret.error());
    const auto text = asText(secret->view());
    const auto colon = text.find(':');
    if (colon == 0 || colon == std::string_view::npos || colon + 1 == text.size())
        return fail(ErrorCode::InvalidInput, path + " is to hold USER:SECRET");
    into.user = std::string(text.substr(0, colon));
    into.password = SecretBytes::copyOf(text.substr(colon + 1));
    return {};
}

} // namespace

void WitnessOptions::addTo(CLI::App& command)
{
    command
        .add_option("--witness", witnesses,
                    "A file, best on another machine, that gets each ledger's signed head every minute, or an https:// address that gets them by POST; may be repeated. Compare them with 'witness compare'")
        ->allow_extra_args(false);
    command.add_option("--witness-authority", authority, "File with the certificate (PEM) of who signs that of the witnesses' addresses; not given: whom this system trusts");
    command.add_option("--witness-credentials", credentials, "File of mode 0600 with USER:SECRET, as the one witness's address knows this store");
}

Result<std::vector<std::unique_ptr<Witness>>> WitnessOptions::make() const
{
    const auto addresses = std::ranges::count_if(witnesses, isAddress);
    if (!credentials.empty() && addresses != 1)
        return fail(ErrorCode::InvalidInput, "--witness-credentials are of one address: what one witness knows is not told to another");
    const auto pem = readAuthority(authority);
    if (!pem)
        return tl::unexpected(pem.error());
    std::vector<std::unique_ptr<Witness>> made;
    for (const auto& witness : witnesses) {
        if (!isAddress(witness)) {
            made.push_back(std::make_unique<WitnessFile>(witness));
            continue;
        }
        if (const auto fine = WitnessAddress::check(witness); !fine)
            return fail(fine.error().code, witness + ": " + fine.error().detail);
        Destination to{witness, *pem, {}, {}};
        if (const auto read = credentials.empty() ? Result<>() : readCredentials(credentials, to); !read)
            return tl::unexpected(read.error());
        made.push_back(std::make_unique<WitnessAddress>(std::move(to)));
    }
    return made;
}

} // namespace paillasse::store
