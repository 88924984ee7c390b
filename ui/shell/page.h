// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <QWidget>

#include "ui/theme/icons.h"
#include "ui/widgets/chipbar.h"

namespace paillasse::ui {

// What a key does on a page, for the list of keys (F1).
struct KeyAction {
    QKeySequence key;
    QString text;
};

// One entry of the rail and what it opens. The shell supplies the search box, the chips and the status line; a page says what they
// mean on it. A page draws only below them.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString id() const = 0;    // "bench": stable, for navigation
    [[nodiscard]] virtual QString title() const = 0; // « Paillasse »
    [[nodiscard]] virtual Icon icon() const = 0;
    // Whether the rail names it now; a page that it does not name is come to from elsewhere, and left again.
    [[nodiscard]] virtual bool isListed() const { return true; }
    // How much waits there; not shown when 0.
    [[nodiscard]] virtual int count() const { return 0; }

    [[nodiscard]] virtual QString searchHint() const { return {}; } // empty: this page has no search
    [[nodiscard]] virtual QList<Chip> chips() const { return {}; }
    // At the right end of the top bar, or none. Owned by the page; the shell shows it while the page is in front.
    [[nodiscard]] virtual QWidget* topWidget() { return nullptr; }
    [[nodiscard]] virtual QList<KeyAction> keys() const { return {}; }

    // Comes to the front, or leaves it.
    virtual void activate() {}
    virtual void deactivate() {}
    // Where typing should begin: after activation, unlock, and Escape from the search.
    virtual void focusEntry() { setFocus(); }
    virtual void search(const QString&) {}       // at each key
    virtual void submitSearch(const QString&) {} // Enter or a scanner
    virtual void toggleChip(const QString&, bool) {}
    virtual void removeChip(const QString&) {}
    // The station locks: give up what must not survive on screen (passwords, half-typed codes); drafts stay.
    virtual void lock() {}

Q_SIGNALS:
    void titleChanged();
    void listedChanged();
    // Back to the page that was in front before.
    void leaveRequested();
    void countChanged();
    void chipsChanged();
    // Asks the shell to go elsewhere: "bench"; with a subject the other page understands ("order:<id>").
    void pageRequested(const QString& id, const QString& subject);

public:
    // Another page asked for this one, with a subject.
    virtual void open(const QString&) {}
};

} // namespace paillasse::ui
