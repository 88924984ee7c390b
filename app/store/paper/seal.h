// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "app/store/paper/statement.h"

namespace paillasse::store::paper {

struct Sealer {
    const crypto::KeyAndCertificate& seal; // of crypto::makeSeal
    std::string name;                      // who seals, for people
    std::string reason;
};

// The statement laid out, with its attachments inside and a seal over all of it: a signature field (ISO 32000-1, 12.8) that no page shows, /SubFilter adbe.pkcs7.detached, which certifies that nothing
// may be changed (DocMDP 1). Not ETSI.CAdES.detached: that profile has the signing time outside the signature's own attributes, and this one has it there. The only seals that a store
// makes are over what it has laid out itself. At the statement's own time.
Result<Bytes> sealed(const Statement& statement, const Sealer& sealer);

} // namespace paillasse::store::paper
