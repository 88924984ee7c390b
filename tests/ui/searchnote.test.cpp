// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/models/searchnote.h"

using namespace paillasse;
using namespace paillasse::ui;

namespace {

class HeardTrail final : public client::Trail {
public:
    void note(lab::Reading reading) override { notes.push_back(std::move(reading)); }
    std::vector<lab::Reading> notes;
};

} // namespace

// A search is noted once somebody has stopped typing or taken what was found: how many hits, and not a word of it.
class SearchNoteTest : public QObject {
    Q_OBJECT

    HeardTrail m_trail;
    std::unique_ptr<SearchNote> m_note;

    // As a page does: each key asks, and its answer comes.
    void type(const char* text, qsizetype hits)
    {
        m_note->typed(QString::fromUtf8(text));
        m_note->answered(hits);
    }

private Q_SLOTS:
    void init()
    {
        m_trail.notes.clear();
        m_note = std::make_unique<SearchNote>(m_trail);
    }

    void keysAreNoSearches()
    {
        type("le", 400);
        type("le b", 30);
        type("le bihan", 2);
        QVERIFY(m_trail.notes.empty());
        QTRY_COMPARE(m_trail.notes.size(), 1u);
        QVERIFY((m_trail.notes[0] == lab::Reading{lab::ReadingKind::Searched, {}, lab::DocumentKind::None, {}, {}, 2, false}));
        // The list is asked again because something came: it is the same search.
        m_note->typed(QStringLiteral("le bihan "));
        m_note->answered(3);
        m_note->settle();
        QCOMPARE(m_trail.notes.size(), 1u);
    }

    void enterSettlesIt()
    {
        type("martin", 7);
        m_note->settle();
        QCOMPARE(m_trail.notes.size(), 1u);
        QCOMPARE(m_trail.notes[0].count, 7u);
        m_note->typed(QStringLiteral("durand"));
        m_note->settle(); // before the answer
        QCOMPARE(m_trail.notes.size(), 1u);
        m_note->answered(0);
        QCOMPARE(m_trail.notes.size(), 2u);
        QCOMPARE(m_trail.notes[1].count, 0u);
        type("martin", 7); // another search again
        m_note->settle();
        QCOMPARE(m_trail.notes.size(), 3u);
    }

    void anEmptyBoxIsNone()
    {
        type("martin", 7);
        type("", 120);
        m_note->settle();
        QVERIFY(m_trail.notes.empty());
    }
};

QTEST_GUILESS_MAIN(SearchNoteTest)
#include "searchnote.test.moc"
