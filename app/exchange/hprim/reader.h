// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/exchange/bytesource.h"
#include "app/exchange/civilzone.h"

namespace paillasse::exchange::hprim {

struct ReadingOptions {
    CivilZone zone; // of times, which never name one
};

// HPRIM Médecins v3, as text: a patient's lines with their results are one piece. It ends after FIN or FINFICHIER, whichever comes, or
// where the next patient's lines begin without either. UTF-8, UTF-16 by its mark, Windows-1252 or MacRoman.
std::unique_ptr<RecordStream> openMedecins(ByteSource& source, std::size_t input, const ReadingOptions& options = {}, const StreamPosition& from = {});

// HPRIM Santé 2.x (ORU, ORM, ADM): a patient (P) with what follows is one piece, read by the H before it. A trailer (L) that counts other
// than what there was is a refused message of its own.
std::unique_ptr<RecordStream> openSante(ByteSource& source, std::size_t input, const ReadingOptions& options = {}, const StreamPosition& from = {});

} // namespace paillasse::exchange::hprim
