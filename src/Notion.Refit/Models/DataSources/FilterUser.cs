namespace Notion.Refit.Models;

public readonly partial record struct FilterUser
{
    /// <summary>Converts the id of a user.</summary>
    /// <param name="user">The id of the user.</param>
    public static implicit operator FilterUser(UserId user) => new(user.ToString());
}
