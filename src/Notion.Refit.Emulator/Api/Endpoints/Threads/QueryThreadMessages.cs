using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Threads;

/// <summary>Returns the messages of a thread.</summary>
internal sealed class QueryThreadMessages : IEndpoint
{
    public NotionOperation Operation => NotionOperations.QueryThreadMessages;

    public Answer Handle(RequestContext context) =>
        Answer(context.BodyPage(), AgentAnswers.Messages(context.PathThread(), context.ReadBody<QueryThreadMessagesRequest>().Verbose == true));

    /// <summary>Returns a page of messages.</summary>
    public static Answer Answer(PageRequest request, IReadOnlyList<ThreadMessage> messages)
    {
        ListPage<ThreadMessage> page = request.Cut(messages, message => message.Id.ToString());
        return Protocol.Messages.Answer.Of(new ThreadMessageList { Results = page.Items, NextCursor = page.NextCursor, HasMore = page.HasMore, Type = ListType.ThreadMessage });
    }
}
