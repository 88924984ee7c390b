// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QList>
#include <QWidget>

#include "ui/shell/rail.h"
#include "ui/shell/statusline.h"

class QHBoxLayout;
class QStackedWidget;

namespace paillasse::ui {

class ChipBar;
class LedgerNotice;
class Page;
class SearchBox;

// The frame round the pages of the person who is signed in: rail, search and chips on top, the page, the status line.
// It knows no page by name: the program gives it those that the role may see, in order; the first is where work starts.
// Keys: Ctrl+F search, Alt+1…9 and Alt+0 the rail's first ten entries, Ctrl+Page Down and Up the next one and the one before, F1 the keys,
// Ctrl+L lock, Ctrl+U hand over, Ctrl+, appearance, Ctrl+M one's own account, Escape from anywhere: where typing begins.
class Shell : public QWidget {
    Q_OBJECT

public:
    explicit Shell(const Theme& theme, QWidget* parent = nullptr);
    ~Shell() override;

    // Takes the pages; those of the person before are destroyed, with all they showed.
    void setPages(const RailPerson& person, std::vector<std::unique_ptr<Page>> pages);
    void clear();
    void showPage(const QString& id, const QString& subject = {});
    [[nodiscard]] Page* currentPage() const;
    [[nodiscard]] Page* page(const QString& id) const;
    void setStatus(const Status& status, Instant now);

    // Tells every page; the search is emptied.
    void lock();
    void focusEntry();

    [[nodiscard]] Rail& rail() { return *m_rail; }
    [[nodiscard]] SearchBox& searchBox() { return *m_search; }
    [[nodiscard]] ChipBar& chipBar() { return *m_chips; }
    [[nodiscard]] StatusLine& statusLine() { return *m_status; }
    [[nodiscard]] LedgerNotice& ledgerNotice() { return *m_ledgerNotice; }

Q_SIGNALS:
    void pageShown(const QString& id);
    void lockRequested();
    void switchRequested();
    void appearanceRequested();
    void accountRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildTop();
    void addKeys();
    void showNeighbour(int step);
    void connectPage(Page* page);
    void leave(const Page* page);
    [[nodiscard]] QList<Page*> listedPages() const;
    void refreshRail();
    void refreshTop();
    void showKeys();

    const Theme& m_theme;
    Rail* m_rail;
    QWidget* m_top;
    LedgerNotice* m_ledgerNotice;
    QHBoxLayout* m_topLayout;
    SearchBox* m_search;
    ChipBar* m_chips;
    QWidget* m_topWidget = nullptr;
    QStackedWidget* m_stack;
    StatusLine* m_status;
    QList<Page*> m_pages;
    QString m_before; // the page that was in front before this one
    Page* m_shown = nullptr; // the stack makes its first page current by itself, before anybody asked
};

} // namespace paillasse::ui
