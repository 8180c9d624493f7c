using System.Security.Claims;
using Notion.Refit.TaskBoard.Boards;

namespace Notion.Refit.TaskBoard.SignIn;

/// <summary>The board of a person, as claims: it is looked for once, at the sign-in.</summary>
internal static class BoardClaims
{
    private const string DataSource = "taskboard:data_source";
    private const string Title = "taskboard:title";

    public static ClaimsIdentity Write(BoardPlace place) => new([new Claim(DataSource, place.DataSource.ToString()), new Claim(Title, place.Title)]);

    /// <exception cref="BoardNotFoundException">The person has no board.</exception>
    public static BoardPlace Read(ClaimsPrincipal? person) => person?.FindFirstValue(DataSource) is { } id
        ? new BoardPlace(DataSourceId.Parse(id), person.FindFirstValue(Title) ?? "")
        : throw new BoardNotFoundException("Sign in to see a board.");
}
