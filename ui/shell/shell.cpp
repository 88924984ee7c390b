// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shell.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/shell/keysheet.h"
#include "ui/shell/ledgernotice.h"
#include "ui/shell/page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/searchbox.h"

namespace paillasse::ui {

namespace {

constexpr double topHeight = 50;
constexpr double searchWidth = 340;

// The white band behind the search box.
class TopBand final : public QWidget {
public:
    TopBand(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) { setFixedHeight(theme.px(topHeight)); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.color(ColorRole::Surface));
        painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(ColorRole::Line));
    }

private:
    const Theme& m_theme;
};

} // namespace

Shell::Shell(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_rail(new Rail(theme, this)), m_top(new TopBand(theme, this)), m_ledgerNotice(new LedgerNotice(theme, this)), m_stack(new QStackedWidget(this)), m_status(new StatusLine(theme, this))
{
    buildTop();
    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_top);
    right->addWidget(m_ledgerNotice);
    right->addWidget(m_stack, 1);
    right->addWidget(m_status);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addLayout(right, 1);
    connect(m_rail, &Rail::chosen, this, [this](const QString& id) { showPage(id); });
    connect(m_rail, &Rail::lockRequested, this, &Shell::lockRequested);
    connect(m_rail, &Rail::switchRequested, this, &Shell::switchRequested);
    connect(m_rail, &Rail::appearanceRequested, this, &Shell::appearanceRequested);
    connect(m_rail, &Rail::accountRequested, this, &Shell::accountRequested);
    addKeys();
}

Shell::~Shell()
{
    clear();
}

void Shell::buildTop()
{
    m_search = new SearchBox(m_theme, m_top);
    m_search->setFixedWidth(m_theme.px(searchWidth));
    m_search->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_F));
    m_chips = new ChipBar(m_theme, m_top);
    m_topLayout = new QHBoxLayout(m_top);
    m_topLayout->setContentsMargins(m_theme.px(16), 0, m_theme.px(16), 0);
    m_topLayout->setSpacing(m_theme.px(12));
    m_topLayout->addWidget(m_search);
    m_topLayout->addWidget(m_chips, 1);
    m_search->hide();
    const auto toPage = [this](auto what) {
        return [this, what](const auto&... values) {
            if (Page* page = currentPage())
                (page->*what)(values...);
        };
    };
    connect(m_search, &SearchBox::searched, this, toPage(&Page::search));
    connect(m_search, &SearchBox::submitted, this, toPage(&Page::submitSearch));
    connect(m_search, &SearchBox::leftDownwards, this, &Shell::focusEntry);
    connect(m_chips, &ChipBar::toggled, this, toPage(&Page::toggleChip));
    connect(m_chips, &ChipBar::removed, this, toPage(&Page::removeChip));
    connect(m_chips, &ChipBar::left, this, &Shell::focusEntry);
}

void Shell::addKeys()
{
    const auto on = [this](const QKeySequence& key, auto what) {
        auto* shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, this, what);
    };
    on(QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
        if (m_search->isEnabled()) {
            m_search->setFocus(Qt::ShortcutFocusReason);
            m_search->selectAll();
        }
    });
    on(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { Q_EMIT lockRequested(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_U), [this] { Q_EMIT switchRequested(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { Q_EMIT appearanceRequested(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_M), [this] { Q_EMIT accountRequested(); });
    on(QKeySequence(Qt::Key_F1), [this] { showKeys(); });
    for (qsizetype i = 0; !Rail::keyOf(i).isEmpty(); ++i) {
        on(Rail::keyOf(i), [this, i] {
            if (const auto pages = listedPages(); i < pages.size())
                showPage(pages[i]->id());
        });
    }
    on(QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] { showNeighbour(1); });
    on(QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] { showNeighbour(-1); });
}

// Round and round; from a page that the list does not have, to its ends.
void Shell::showNeighbour(int step)
{
    const auto pages = listedPages();
    if (pages.isEmpty())
        return;
    const auto at = pages.indexOf(currentPage());
    const auto to = at < 0 ? (step > 0 ? 0 : pages.size() - 1) : (at + step + pages.size()) % pages.size();
    showPage(pages[to]->id());
}

void Shell::setPages(const RailPerson& person, std::vector<std::unique_ptr<Page>> pages)
{
    clear();
    m_rail->setPerson(person);
    for (auto& page : pages) {
        Page* raw = page.release();
        m_stack->addWidget(raw);
        m_pages.append(raw);
        connectPage(raw);
    }
    refreshRail();
    if (!m_pages.isEmpty())
        showPage(m_pages.first()->id());
}

void Shell::clear()
{
    if (m_topWidget) {
        m_topLayout->removeWidget(m_topWidget);
        m_topWidget->setParent(nullptr);
        m_topWidget = nullptr;
    }
    m_shown = nullptr;
    m_before.clear();
    const QList<Page*> gone = std::exchange(m_pages, {});
    for (Page* page : gone) {
        m_stack->removeWidget(page);
        delete page;
    }
    m_search->clear();
    m_chips->setChips({});
    m_rail->setPerson({});
    m_rail->setEntries({});
}

void Shell::connectPage(Page* page)
{
    connect(page, &Page::titleChanged, this, &Shell::refreshRail);
    connect(page, &Page::countChanged, this, &Shell::refreshRail);
    connect(page, &Page::listedChanged, this, &Shell::refreshRail);
    connect(page, &Page::leaveRequested, this, [this, page] { leave(page); });
    connect(page, &Page::chipsChanged, this, [this, page] {
        if (page == currentPage())
            m_chips->setChips(page->chips());
    });
    connect(page, &Page::pageRequested, this, &Shell::showPage);
}

void Shell::leave(const Page* page)
{
    if (page != currentPage())
        return;
    const auto* before = this->page(m_before);
    showPage(before && before->isListed() ? m_before : m_pages.first()->id());
}

QList<Page*> Shell::listedPages() const
{
    QList<Page*> listed;
    std::copy_if(m_pages.begin(), m_pages.end(), std::back_inserter(listed), [](const Page* page) { return page->isListed(); });
    return listed;
}

Page* Shell::currentPage() const
{
    return static_cast<Page*>(m_stack->currentWidget());
}

Page* Shell::page(const QString& id) const
{
    for (Page* page : m_pages) {
        if (page->id() == id)
            return page;
    }
    return nullptr;
}

void Shell::showPage(const QString& id, const QString& subject)
{
    Page* next = page(id);
    if (!next)
        return;
    const bool changes = m_shown != next;
    if (m_shown && changes) {
        m_before = m_shown->id();
        m_shown->deactivate();
    }
    m_shown = next;
    m_stack->setCurrentWidget(next);
    m_rail->setCurrent(id);
    if (changes) {
        m_search->clear();
        refreshTop();
        next->activate();
    }
    if (!subject.isEmpty())
        next->open(subject);
    next->focusEntry();
    Q_EMIT pageShown(id);
}

void Shell::refreshRail()
{
    QList<RailEntry> entries;
    for (const Page* page : listedPages())
        entries.append({page->id(), page->title(), page->icon(), page->count()});
    m_rail->setEntries(entries);
    if (const Page* page = currentPage())
        m_rail->setCurrent(page->id());
}

void Shell::refreshTop()
{
    Page* page = currentPage();
    if (m_topWidget) {
        // It stays the page's: hidden, but not lost.
        m_topLayout->removeWidget(m_topWidget);
        m_topWidget->hide();
    }
    const QString hint = page->searchHint();
    m_search->setHint(hint);
    m_search->setVisible(!hint.isEmpty());
    m_search->setEnabled(!hint.isEmpty());
    m_chips->setChips(page->chips());
    m_topWidget = page->topWidget();
    if (m_topWidget) {
        m_topLayout->addWidget(m_topWidget);
        m_topWidget->show();
    }
}

void Shell::setStatus(const Status& status, Instant now)
{
    m_status->setStatus(status, now);
}

void Shell::lock()
{
    m_search->clear();
    for (Page* page : std::as_const(m_pages))
        page->lock();
}

void Shell::focusEntry()
{
    if (Page* page = currentPage())
        page->focusEntry();
}

// Whatever has the focus and has no use for Escape: back to where typing begins.
void Shell::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        focusEntry();
    else
        QWidget::keyPressEvent(event);
}

void Shell::showKeys()
{
    QList<KeyAction> keys = currentPage() ? currentPage()->keys() : QList<KeyAction>();
    keys.append({QKeySequence(Qt::CTRL | Qt::Key_F), tr("Search")});
    keys.append({Rail::keyOf(0), tr("First page of the list on the left, and so on; %1 the tenth").arg(shownKey(Rail::keyOf(9)))});
    keys.append({QKeySequence(Qt::CTRL | Qt::Key_PageDown), tr("Next page of that list; %1 the one before").arg(shownKey(QKeySequence(Qt::CTRL | Qt::Key_PageUp)))});
    keys.append({QKeySequence(Qt::CTRL | Qt::Key_L), tr("Lock")});
    keys.append({QKeySequence(Qt::CTRL | Qt::Key_U), tr("Switch person")});
    keys.append({QKeySequence(Qt::CTRL | Qt::Key_M), tr("My account: password, second factor")});
    keys.append({QKeySequence(Qt::CTRL | Qt::Key_Comma), tr("Appearance: colours, rows, text")});
    auto* sheet = new KeySheet(m_theme, currentPage() ? currentPage()->title() : QString(), keys, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

} // namespace paillasse::ui
