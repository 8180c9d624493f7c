using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Users;

/// <summary>All people and bots of the workspace.</summary>
internal sealed class ListUsers : IEndpoint
{
    public NotionOperation Operation => NotionOperations.ListUsers;

    public Answer Handle(RequestContext context)
    {
        ListPage<StoredUser> page = context.QueryPage().Cut(context.Workspace.Users, user => user.Id.ToString());
        return Answer.Of(new UserList
        {
            Results = [.. page.Items.Select(user => UserAnswers.ForReader(user, context.Scope))],
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            Type = ListType.User,
            User = new EmptyObject(),
        });
    }
}
