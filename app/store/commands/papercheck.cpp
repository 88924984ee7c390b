// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/papercheck.h"

#include <fstream>

#include "app/store/accounts/sealing.h"

namespace paillasse::store {

Result<Bytes> readPaperFile(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    Bytes bytes;
    constexpr std::size_t piece = 1u << 20;
    while (in && bytes.size() <= paper::mostPaperBytes) {
        const auto had = bytes.size();
        bytes.resize(had + piece);
        in.read(reinterpret_cast<char*>(bytes.data() + had), piece);
        bytes.resize(had + static_cast<std::size_t>(in.gcount()));
    }
    return in.eof() || bytes.size() > paper::mostPaperBytes ? Result<Bytes>(std::move(bytes)) : fail(ErrorCode::Missing, "it cannot be read");
}

Result<CheckedPaper> checkPaper(Store& store, ByteView file)
{
    const auto authority = Authority::load(store);
    if (!authority)
        return tl::unexpected(authority.error());
    auto paper = paper::readSealed(file, authority->certificate());
    if (!paper)
        return tl::unexpected(paper.error());
    CheckedPaper checked{std::move(*paper), crypto::digestBytes(crypto::sha256(file)), {}, {}, 0};
    checked.heads = Sealing::headsIn(checked.paper);
    HeadComparison comparison(store.identity().signingKey);
    for (const auto& head : checked.heads)
        comparison.add("paper", head.ledger == store.identity().store ? "its head of the store's ledger" : "its head of the laboratory's ledger", head);
    auto database = store.connect(true);
    const auto done = database ? comparison.compareWith(store, *database) : tl::unexpected(database.error());
    if (!done)
        return tl::unexpected(done.error());
    checked.findings = comparison.findings();
    checked.untold = comparison.untold();
    return checked;
}

} // namespace paillasse::store
