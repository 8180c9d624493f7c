using Notion.Refit.TaskBoard.Boards;

namespace Notion.Refit.TaskBoard.Live;

/// <summary>The stream of changes, as server-sent events.</summary>
internal static class UpdateEndpoints
{
    public static void MapUpdates(this IEndpointRouteBuilder app) => app.MapGet(
        "/updates",
        (BoardPlace place, BoardUpdates updates, CancellationToken cancellationToken) =>
            TypedResults.ServerSentEvents(updates.FollowAsync(place.DataSource, cancellationToken)));
}
