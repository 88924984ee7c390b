// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace paillasse::ui {

bool isEnrolling(int argc, char** argv);
// `paillasse --enrol FILE --address HOST:PORT --workstation NAME`: on a terminal, without a window; the code is in the file, for an
// argument list is read by everybody on the machine. 0: enrolled; 1: refused or no answer, with what to do; 2: the words are off;
// 3: an administrator has to approve it first.
int enrol(int& argc, char** argv);

} // namespace paillasse::ui
