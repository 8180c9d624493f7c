using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>The schema of a place in a request.</summary>
internal abstract class Schema
{
    /// <summary>The alternatives that are expected, in the words of messages: <c>an object</c>.</summary>
    public abstract IReadOnlyList<string> Expectations { get; }

    /// <summary>Whether null is a value.</summary>
    public virtual bool AllowsNull => false;

    /// <summary>Checks a place.</summary>
    /// <param name="part">The place; not null unless <see cref="AllowsNull"/>.</param>
    /// <param name="check">Where problems go.</param>
    public abstract void Check(BodyPart part, BodyCheck check);
}
