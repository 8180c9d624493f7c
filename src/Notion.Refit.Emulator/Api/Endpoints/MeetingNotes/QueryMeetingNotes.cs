using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Documents.MeetingNotes;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.MeetingNotes;

/// <summary>Meeting notes that a filter lets through, the newest first unless the request sorts.</summary>
/// <remarks>Assumption: all notes are found, not only those that the user of the connection attended, as a bot attends none.</remarks>
internal sealed class QueryMeetingNotes : IEndpoint
{
    public NotionOperation Operation => NotionOperations.QueryMeetingNotes;

    public Answer Handle(RequestContext context)
    {
        var request = context.ReadBody<QueryMeetingNotesRequest>();
        Func<MeetingNotesEntry, bool> matches = request.Filter is { } filter ? MeetingNotesFilters.Read(filter, context.Now) : _ => true;

        MeetingNotesEntry[] found =
        [
            .. from node in context.Workspace.Nodes
               let entry = MeetingNotesEntry.Of(node, context.Scope)
               where entry is not null && !node.IsInTrash && context.Connection.CanSee(node) && matches(entry)
               orderby node.Sequence descending
               select entry,
        ];
        if (request.Sort.Count > 0)
            found = [.. found.Order(MeetingNotesOrder.Of(request.Sort))];
        return Answer.Of(new MeetingNotesList
        {
            Results = [.. found.Take(request.Limit).Select(entry => BlockAnswers.Of(entry.Block, context.Scope))],
            NextCursor = null,
            HasMore = found.Length > request.Limit,
            Type = ListType.Block,
            Block = new EmptyObject(),
        });
    }
}
