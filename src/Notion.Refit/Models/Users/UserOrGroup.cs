namespace Notion.Refit.Models;

public abstract partial record UserOrGroup
{
    /// <summary>Refers to a user.</summary>
    /// <param name="id">The user.</param>
    public static implicit operator UserOrGroup(UserId id) => new User(id);
}
