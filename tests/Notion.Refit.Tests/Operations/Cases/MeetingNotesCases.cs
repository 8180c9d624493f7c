using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class MeetingNotesCases
{
    private const string Url = "https://api.notion.com/v1/blocks/meeting_notes";

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "createMeetingNote",
            $"POST {Url}",
            (notion, ct) => notion.MeetingNotes.CreateAsync(
                new(new FileUploadMeetingNotesSource(Some.FileUpload))
                {
                    Parent = new PageParent(Some.Page),
                    Title = "Weekly",
                    Language = MeetingNotesLanguage.German,
                    Options = new() { KickoffSummary = false },
                },
                ct),
            Answers.MeetingNotes,
            ExpectNotes,
            body: $$$"""
            {"source":{"type":"file_upload","file_upload_id":"{{{Some.FileUpload}}}"},"parent":{"type":"page_id","page_id":"{{{Some.Page}}}"},
             "title":"Weekly","language":"de","options":{"kickoff_summary":false}}
            """),

        OperationCase.Of(
            "queryMeetingNotes",
            $"POST {Url}/query",
            (notion, ct) => notion.MeetingNotes.QueryAsync(
                new()
                {
                    Filter = new MeetingNotesFilterGroup
                    {
                        Operator = MeetingNotesFilterOperator.And,
                        Filters =
                        [
                            new MeetingNotesTitleFilter(new() { Operator = MeetingNotesTextOperator.Contains, Value = new("week") }),
                            new MeetingNotesCreatedTimeFilter(new()
                            {
                                Operator = MeetingNotesDateOperator.IsOnOrAfter,
                                Value = new(MeetingNotesDateValueType.Exact, new DateOnly(2026, 3, 1)),
                            }),
                            new MeetingNotesAttendeesFilter(new() { Operator = MeetingNotesPersonOperator.Contains, Value = [new(new(Some.User))] }),
                        ],
                    },
                    Sort = [new(MeetingNotesProperty.CreatedTime, SortDirection.Descending)],
                    Limit = 10,
                },
                ct),
            $$$"""{"results":[{{{Answers.MeetingNotes}}}],"has_more":false,"request_id":"{{{Some.Request}}}"}""",
            list =>
            {
                ExpectNotes(list.Results.Single());
                Assert.That(list.HasMore, Is.False);
            },
            body: $$$"""
            {"filter":{"operator":"and","filters":[
              {"property":"title","filter":{"operator":"string_contains","value":{"type":"exact","value":"week"}} },
              {"property":"created_time","filter":{"operator":"date_is_on_or_after","value":{"type":"exact","value":{"type":"date","start_date":"2026-03-01"}} }},
              {"property":"attendees","filter":{"operator":"person_contains","value":[{"type":"exact","value":{"table":"notion_user","id":"{{{Some.User}}}"}}]}}]},
             "sort":[{"property":"created_time","direction":"descending"}],"limit":10}
            """),
    ];

    private static void ExpectNotes(Block block)
    {
        Assert.That(block.HasChildren, Is.True);
        var notes = (MeetingNotesBlock)block.Content;
        Assert.That(notes.Title.ToPlainText(), Is.EqualTo("Write tests"));
        Assert.That(notes.Status, Is.EqualTo(MeetingNotesStatus.NotesReady));
        Assert.That(notes.Children!.SummaryBlockId, Is.EqualTo(new BlockId(new Guid(Some.Block))));
        Assert.That(notes.CalendarEvent!.StartTime, Is.EqualTo(new DateTimeOffset(2026, 3, 11, 9, 0, 0, TimeSpan.Zero)));
        Assert.That(notes.CalendarEvent.Attendees, Is.EqualTo([new UserId(new Guid(Some.User))]));
    }
}
