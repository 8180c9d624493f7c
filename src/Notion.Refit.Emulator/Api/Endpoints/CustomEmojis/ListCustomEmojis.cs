using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.CustomEmojis;

/// <summary>The emojis that the workspace has added, or those of one name, in the order in which they were added.</summary>
internal sealed class ListCustomEmojis : IEndpoint
{
    public NotionOperation Operation => NotionOperations.ListCustomEmojis;

    public Answer Handle(RequestContext context)
    {
        string? name = context.QueryValue("name");
        StoredCustomEmoji[] emojis = [.. context.Workspace.CustomEmojis.Where(emoji => name is null || string.Equals(emoji.Name, name, StringComparison.Ordinal))];
        ListPage<StoredCustomEmoji> page = context.QueryPage().Cut(emojis, emoji => emoji.Id.ToString());
        return Answer.Of(new CustomEmojiList
        {
            Results = [.. page.Items.Select(emoji => new CustomEmoji { Id = new CustomEmojiId(emoji.Id), Name = emoji.Name, Url = emoji.Url })],
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            Type = ListType.CustomEmoji,
        });
    }
}
