// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace paillasse::ui {

bool isForgetting(int argc, char** argv);
// `paillasse --forget`: on a terminal, without a window. 0: done, or nothing was here; 1: not everything went, run it again; 2: acts wait to
// be sent, or the program runs; 3: nobody said yes.
int forget(int& argc, char** argv);

} // namespace paillasse::ui
