// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/client/administration.h"

class QWidget;

namespace paillasse::ui {

class Theme;

// Whoever governs shows a code of their second factor: asked here when the store asks for it, for the requests of one page. What was
// asked goes on with it.
class CodeGate final : public QObject {
    Q_OBJECT

public:
    CodeGate(const Theme& theme, client::Administration& administration, QWidget* page);

    // Whether whoever asked the store is this page, or a part of it.
    static bool isOf(const QObject& page, const QObject* asker);

private:
    void ask();

    const Theme& m_theme;
    client::Administration& m_administration;
    QWidget* m_page;
};

} // namespace paillasse::ui
