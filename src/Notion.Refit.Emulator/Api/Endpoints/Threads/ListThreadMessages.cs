using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Threads;

/// <summary>Lists the messages of a thread, as the private alpha did. Assumption: messages have no parts unless the request says verbose.</summary>
internal sealed class ListThreadMessages : IEndpoint
{
    public NotionOperation Operation => NotionOperations.ListThreadMessages;

    public Answer Handle(RequestContext context)
    {
        string? role = context.QueryValue("role");
        ThreadMessage[] messages = [.. AgentAnswers.Messages(context.PathThread(), context.QueryValue("verbose") == "true").Where(message => role is null || message.Role.Value == role)];
        return QueryThreadMessages.Answer(context.QueryPage(), messages);
    }
}
