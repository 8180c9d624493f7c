using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>A block of a known kind.</summary>
/// <typeparam name="T">The content.</typeparam>
public sealed class LiveBlock<T> : LiveBlock
    where T : BlockContent
{
    internal LiveBlock(LiveSession session, Guid key)
        : base(session, key)
    {
    }

    internal LiveBlock(LiveSession session, WritableBlockContent content)
        : base(session, content)
    {
    }

    /// <summary>Gets or sets the content. What is set is sent by <see cref="LiveSession.SaveAsync"/>.</summary>
    /// <exception cref="ArgumentException">The content cannot be written.</exception>
    /// <exception cref="NotLoadedException">The block was never loaded.</exception>
    public new T Content
    {
        get => (T)base.Content;
        set => base.Content = value;
    }
}
