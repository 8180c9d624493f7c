using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.Json;

/// <summary>The purpose of what is being written on the current thread, and the exceptions for what a request cannot carry.</summary>
/// <remarks>
/// A model writes everything it holds. A request leaves out what Notion refuses, and fails where that would lose something; which that is
/// differs between creating and updating. Writing is synchronous, so the purpose belongs to the thread for the time of one body.
/// </remarks>
internal static class Sending
{
    [ThreadStatic]
    private static SendingPurpose t_purpose;

    /// <summary>Whether a request body is being written.</summary>
    public static bool IsActive => t_purpose != SendingPurpose.None;

    /// <summary>Whether something new is being sent.</summary>
    public static bool IsCreate => t_purpose == SendingPurpose.Create;

    /// <summary>Whether a change of a block is being sent.</summary>
    public static bool IsUpdate => t_purpose == SendingPurpose.Update;

    /// <summary>Begins the body of a request.</summary>
    public static Scope Begin() => new(SendingPurpose.Create);

    /// <summary>Says that the rest of the body changes a block; nothing outside a request.</summary>
    public static Scope BeginUpdate() => new(IsActive ? SendingPurpose.Update : SendingPurpose.None);

    /// <summary>Whether a hosted file is left out, which keeps it: an update does that, a new object cannot have one.</summary>
    /// <param name="member">The member, with its type.</param>
    /// <exception cref="ArgumentException">Something new is being sent.</exception>
    public static bool Keeps(string member) => !IsCreate
        ? IsUpdate
        : throw Refusal(member, "is a file that Notion hosts, which a request cannot refer to. Upload the file again and give the upload, or give an external address");

    /// <summary>Throws for new children in an update.</summary>
    [DoesNotReturn]
    public static void RefuseOnUpdate(string member) =>
        throw Refusal(member, "cannot be sent in an update. Append children with AppendChildrenAsync, and change or delete each by its own id");

    /// <summary>Throws for a kind of block that has nothing to update.</summary>
    [DoesNotReturn]
    public static void RefuseKindOnUpdate(string type) =>
        throw Refusal("UpdateBlockRequest.Content", $"is a {type}, which cannot be updated. Only in_trash can be sent for such a block");

    /// <summary>Throws for an id that was never set.</summary>
    [DoesNotReturn]
    public static void RefuseDefaultId(string member, string type) =>
        throw Refusal($"'{member}'", $"is default({type}), which is not the id of anything");

    /// <summary>Creates the exception for a member that a request cannot carry.</summary>
    /// <param name="member">The member.</param>
    /// <param name="reason">The rest of the sentence, without its full stop.</param>
    public static ArgumentException Refusal(string member, string reason) => new($"{member} {reason}.", member);

    /// <summary>The time for which a purpose holds.</summary>
    internal readonly ref struct Scope
    {
        private readonly SendingPurpose _outer;

        public Scope(SendingPurpose purpose)
        {
            _outer = t_purpose;
            t_purpose = purpose;
        }

        public void Dispose() => t_purpose = _outer;
    }
}
