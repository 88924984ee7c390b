// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "app/migration/job.h"
#include "app/store/erasure/certificates.h"
#include "app/store/paper/statement.h"

namespace paillasse::store {

// What the signed file is called inside the paper.
inline constexpr std::string_view certificateFile = "certificate.json";

// A certificate for people, in French, with the signed file inside as an attachment: what is proved is that file. No patient is named but
// by id.
paper::Statement erasurePaper(const ErasureRecord& record, const std::vector<UnconfirmedCache>& caches, const CertificateNames& names, const KeptCertificate& certificate);
// `erasures`: of the patients who went over; `held`: who would have, but for a legal hold.
paper::Statement migrationPaper(const migration::Job& job, const std::vector<ErasureRecord>& erasures, const std::vector<lab::PatientId>& held, const CertificateNames& names,
                                const KeptCertificate& certificate);

} // namespace paillasse::store
