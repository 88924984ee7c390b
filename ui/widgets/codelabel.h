// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secretbytes.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

// Overwrites the buffer of this string, and with it every copy that shares it: a text that was a secret.
void overwrite(QString& text);

// A code that is shown to be handed over. It can be marked and copied while it is shown; forget() takes it off the screen and off the
// clipboard, and overwrites what the label held.
class CodeLabel final : public Label {
    Q_OBJECT

public:
    CodeLabel(const Theme& theme, TextStyle style, QWidget* parent = nullptr);

    void show(const SecretBytes& code);
    using QWidget::show;
    void forget();

private:
    void takeOffClipboard() const;
};

} // namespace paillasse::ui
