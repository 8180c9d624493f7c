using Notion.Refit.Live.Changes;
using Notion.Refit.Live.Store;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

public sealed partial class LiveStore
{
    // Objects of which two responses disagree while their order cannot be known: they are worth another look.
    private readonly HashSet<Guid> _doubtful = [];

    // The list of an object that is known to have been empty, or not to have been there, and whose blocks were not read yet: all are new.
#pragma warning disable CA1825, MA0005 // An array of its own: it is compared by reference.
    private static readonly Guid[] s_unread = new Guid[0];
#pragma warning restore CA1825, MA0005

    /// <summary>Renews a page by a response.</summary>
    /// <param name="page">The page.</param>
    /// <param name="ticket">The place of the request, taken before it was sent.</param>
    /// <param name="origin"><see cref="ChangeOrigin.Local"/> for the response to a write of this store's own.</param>
    /// <param name="isWhole">Whether the request asked for all properties.</param>
    /// <returns>What is known of the page now.</returns>
    internal Page Apply(Page page, RequestTicket ticket, ChangeOrigin origin = ChangeOrigin.Remote, bool isWhole = true)
    {
        lock (_gate)
        {
            var changes = new List<LiveChange>();
            Page now = ApplyLocked(page, NumberOf(ticket, origin), ticket.Number, isWhole, changes);
            Publish(changes, origin);
            return now;
        }
    }

    /// <inheritdoc cref="Apply(Page, RequestTicket, ChangeOrigin, bool)"/>
    internal Block Apply(Block block, RequestTicket ticket, ChangeOrigin origin = ChangeOrigin.Remote)
    {
        lock (_gate)
        {
            var changes = new List<LiveChange>();
            Block now = ApplyLocked(block, NumberOf(ticket, origin), ticket.Number, changes);
            Publish(changes, origin);
            return now;
        }
    }

    /// <inheritdoc cref="Apply(Page, RequestTicket, ChangeOrigin, bool)"/>
    internal Database Apply(Database database, RequestTicket ticket, ChangeOrigin origin = ChangeOrigin.Remote) => Apply(
        database.Id.Value, database, database.IsPartial, database.InTrash, ticket, origin, ObjectDifferences.Add);

    /// <inheritdoc cref="Apply(Page, RequestTicket, ChangeOrigin, bool)"/>
    internal DataSource Apply(DataSource source, RequestTicket ticket, ChangeOrigin origin = ChangeOrigin.Remote) => Apply(
        source.Id.Value, source, source.IsPartial, source.InTrash, ticket, origin, ObjectDifferences.Add);

    /// <inheritdoc cref="Apply(Page, RequestTicket, ChangeOrigin, bool)"/>
    internal View Apply(View view, RequestTicket ticket, ChangeOrigin origin = ChangeOrigin.Remote) => Apply(
        view.Id.Value, view, view.IsPartial, isTrashed: false, ticket, origin, ObjectDifferences.Add);

    /// <summary>Fills in what is known of a user. Names of people are not differences.</summary>
    internal User Apply(User user, RequestTicket ticket)
    {
        lock (_gate)
        {
            Guid id = user.Id.Value;
            Known known = Look(id) ?? new Known(id);
            User now = known.Snapshot is User old ? (ticket.Number < known.Ticket ? ValueMerge.Of(user, old) : ValueMerge.Of(old, user)) : user;
            Put(known with { Snapshot = now, Ticket = Math.Max(known.Ticket, ticket.Number), Fetched = Now() });
            return now;
        }
    }

    /// <inheritdoc cref="Apply(Page, RequestTicket, ChangeOrigin, bool)"/>
    internal Comment Apply(Comment comment, RequestTicket ticket, ChangeOrigin origin = ChangeOrigin.Remote)
    {
        lock (_gate)
        {
            var changes = new List<LiveChange>();
            Comment now = ApplyLocked(comment, NumberOf(ticket, origin), changes, isNew: true);
            Publish(changes, origin);
            return now;
        }
    }

    /// <summary>Renews the comments of a page or block by a complete list of them.</summary>
    internal void ApplyComments(BlockId about, IReadOnlyList<Comment> comments, RequestTicket ticket)
    {
        lock (_gate)
        {
            var changes = new List<LiveChange>();
            bool isFirst = !_comments.TryGetValue(about.Value, out RowIds? ids);
            if (isFirst)
                _comments[about.Value] = ids = new RowIds();
            var listed = new HashSet<Guid>(comments.Count);
            foreach (Comment comment in comments)
            {
                listed.Add(comment.Id.Value);
                ApplyLocked(comment, ticket.Number, changes, isNew: !isFirst);
            }

            foreach (Guid id in ids!.ToArray())
            {
                if (!listed.Contains(id) && Look(id) is { } known && known.Ticket <= ticket.Number)
                    RemoveComment(id, about.Value, changes);
            }

            Publish(changes, ChangeOrigin.Remote);
        }
    }

    /// <summary>Renews what is known after a comment was deleted.</summary>
    internal void RemoveComment(CommentId id, ChangeOrigin origin)
    {
        lock (_gate)
        {
            var changes = new List<LiveChange>();
            if (Look(id.Value)?.Snapshot is Comment comment && IdOf(comment.Parent) is { } about)
                RemoveComment(id.Value, about, changes);
            Publish(changes, origin);
        }
    }

    /// <summary>Renews the blocks in a page or block by a complete list of them.</summary>
    /// <param name="parent">The page or block.</param>
    /// <param name="blocks">All blocks in it, in order.</param>
    /// <param name="ticket">The place of the first request of the list.</param>
    /// <returns>The ids that are known now.</returns>
    internal IReadOnlyList<BlockId> ApplyChildren(BlockId parent, IReadOnlyList<Block> blocks, RequestTicket ticket)
    {
        lock (_gate)
        {
            var changes = new List<LiveChange>();
            IReadOnlyList<BlockId> now = ApplyChildrenLocked(parent.Value, blocks, ticket.Number, changes);
            Publish(changes, ChangeOrigin.Remote);
            return now;
        }
    }

    /// <summary>Renews the blocks in a page or block after some were appended there by this store's own request.</summary>
    /// <param name="parent">The page or block.</param>
    /// <param name="blocks">The new blocks, in order.</param>
    /// <param name="position">The place where they were appended; null for the end.</param>
    /// <param name="ticket">The place of the request.</param>
    internal void InsertChildren(BlockId parent, IReadOnlyList<Block> blocks, BlockPosition? position, RequestTicket ticket)
    {
        lock (_gate)
        {
            var changes = new List<LiveChange>();
            long number = NumberOf(ticket, ChangeOrigin.Local);
            foreach (Block block in blocks)
                ApplyLocked(block, number, ticket.Number, changes);
            if (Look(parent.Value) is KnownParent { Children: { } children } known)
            {
                var list = new List<Guid>(children);
                HashSet<Guid> there = [.. children];
                int at = position switch
                {
                    StartBlockPosition => 0,
                    AfterBlockPosition { AfterBlock.Id: var after } => list.IndexOf(after.Value) is var index and >= 0 ? index + 1 : list.Count,
                    _ => list.Count,
                };
                foreach (Block block in blocks)
                {
                    // A list that was read in the meantime may have them already.
                    if (!there.Add(block.Id.Value))
                        continue;
                    changes.Add(new ChildAdded(new EntityId(parent.Value), block, at == 0 ? default(BlockId?) : new BlockId(list[at - 1])));
                    list.Insert(at++, block.Id.Value);
                }

                if (known.ListTicket > ticket.Number)
                    _doubtful.Add(parent.Value);
                Put(known with { Children = [.. list], ListTicket = number });
            }

            MarkHasChildren(parent.Value, hasChildren: true);
            Publish(changes, ChangeOrigin.Local);
        }
    }

    /// <summary>Renews the rows of a data source.</summary>
    /// <param name="source">The data source.</param>
    /// <param name="rows">The rows that were read.</param>
    /// <param name="isComplete">Whether they are all rows: then the others are gone.</param>
    /// <param name="ticket">The place of the first request of the query.</param>
    /// <param name="isWhole">Whether the request asked for all properties.</param>
    internal void ApplyRows(DataSourceId source, IReadOnlyList<Page> rows, bool isComplete, RequestTicket ticket, bool isWhole = true)
    {
        lock (_gate)
        {
            var changes = new List<LiveChange>();
            KnownParent known = ParentEntry(source.Value);
            if (known.Rows is null)
                Put(known = known with { Rows = new RowIds() });
            foreach (Page row in rows)
                ApplyLocked(row, ticket.Number, ticket.Number, isWhole, changes);

            known = ParentEntry(source.Value);
            if (isComplete && ticket.Number >= known.ListTicket)
            {
                HashSet<Guid> listed = [.. rows.Select(row => row.Id.Value)];
                foreach (Guid id in known.Rows!.ToArray())
                {
                    // A row that another response has shown since is still there.
                    if (listed.Contains(id) || (Look(id) is { } row && row.Ticket > ticket.Number))
                        continue;
                    known.Rows.Remove(id);
                    if (IsWatched)
                        changes.Add(new RowRemoved(new EntityId(source.Value), new PageId(id)));
                }

                Put(known with { Flags = known.Flags | KnownFlags.Listed, ListTicket = ticket.Number, Fetched = Now() });
            }

            Publish(changes, ChangeOrigin.Remote);
        }
    }

    /// <summary>Renews what is known after an object was put into the trash, or was found there.</summary>
    internal void MarkTrashed(Guid id, RequestTicket ticket, ChangeOrigin origin = ChangeOrigin.Remote)
    {
        lock (_gate)
        {
            if (Look(id) is not { } known || (known.Flags & KnownFlags.Trashed) != KnownFlags.None)
                return;
            long number = NumberOf(ticket, origin);
            if (number < known.Ticket)
                return;
            var changes = new List<LiveChange>();
            Put(known with { Snapshot = InTrash(known.Snapshot), Ticket = number, Flags = known.Flags | KnownFlags.Trashed });
            changes.Add(new Trashed(new EntityId(id)));
            RemoveFromParent(id, number, changes);
            Publish(changes, origin);
        }
    }

    /// <summary>Renews what is known after an object could not be read: it was deleted, or is not shared any more.</summary>
    internal void MarkLost(Guid id, RequestTicket ticket)
    {
        lock (_gate)
        {
            if (Look(id) is not { } known || (known.Flags & KnownFlags.Lost) != KnownFlags.None || ticket.Number < known.Ticket)
                return;
            var changes = new List<LiveChange>();
            Put(known with { Flags = known.Flags | KnownFlags.Lost, Ticket = ticket.Number });
            changes.Add(new Lost(new EntityId(id)));
            RemoveFromParent(id, ticket.Number, changes);
            Publish(changes, ChangeOrigin.Remote);
        }
    }

    /// <summary>Takes the objects that are worth another look, because the order of two responses could not be known.</summary>
    internal IReadOnlyList<Guid> TakeDoubtful()
    {
        lock (_gate)
        {
            Guid[] ids = [.. _doubtful];
            _doubtful.Clear();
            return ids;
        }
    }

    // The response to a write of its own is newer than every read that was begun before it was there.
    private long NumberOf(RequestTicket ticket, ChangeOrigin origin) => origin == ChangeOrigin.Local ? Begin().Number : ticket.Number;

    private uint Now() => (uint)_options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();

    private KnownParent ParentEntry(Guid id) => Look(id) switch
    {
        null => new KnownParent(id),
        KnownParent parent => parent,
        { } known => new KnownParent(known),
    };

    private void Put(Known known)
    {
        ThrowIfForeign();
        _hasResponses = true;
        Set(known);
    }

    private void Set(Known known)
    {
        _known.Set(known);
        NoteChanged(known.Id);
    }

    private T Apply<T>(Guid id, T read, bool isPartial, bool isTrashed, RequestTicket ticket, ChangeOrigin origin, Action<T, T, List<LiveChange>> compare)
        where T : class
    {
        lock (_gate)
        {
            long number = NumberOf(ticket, origin);
            KnownParent known = ParentEntry(id);
            if (known.Snapshot is T old && ((isPartial && (known.Flags & KnownFlags.Partial) == KnownFlags.None) || IsOlder(id, known, number, ticket.Number, old, read)))
                return old;
            var changes = new List<LiveChange>();
            if (IsWatched && known.Snapshot is T before && (known.Flags & KnownFlags.Partial) == KnownFlags.None)
                compare(before, read, changes);
            AddIfFound(id, known, changes);
            Put(known with { Snapshot = read, Ticket = number, Fetched = Now(), Flags = FlagsOf(known.Flags, isPartial, isTrashed) });
            AddToOwner(id, read);
            Publish(changes, origin);
            return read;
        }
    }

    private Page ApplyLocked(Page page, long number, long asked, bool isWhole, List<LiveChange> changes)
    {
        Guid id = page.Id.Value;
        KnownParent known = ParentEntry(id);
        isWhole &= !page.IsPartial;
        if (known.Snapshot is not Page old)
        {
            AddIfFound(id, known, changes);
            Put(known with { Snapshot = page, Ticket = number, PropertiesTicket = isWhole ? number : 0, PropertyTickets = isWhole ? null : TicketsOf(page, number), Fetched = Now(), Flags = FlagsOf(known.Flags, !isWhole, page.InTrash) });
            AddToOwner(id, page);
            Place(id, null, page, number, changes);
            return page;
        }

        if (page.LastEditedTime < old.LastEditedTime && !page.IsPartial)
        {
            // A copy of Notion's data that lags.
            _doubtful.Add(id);
            return old;
        }

        bool isNewer = number >= known.Ticket && !page.IsPartial;
        if (asked < known.Ticket && page.LastEditedTime == old.LastEditedTime && !page.IsPartial)
            _doubtful.Add(id);
        (Json.PropertyMap<Property> properties, Dictionary<PropertyId, long>? tickets, long propertiesTicket) = PageMerge.Of(old, known, page, number, isWhole);
        if (!isNewer && !isWhole && ReferenceEquals(properties, old.Properties))
            return old;
        Page now = isNewer
            ? (ReferenceEquals(properties, page.Properties) ? page : page with { Properties = properties })
            : old with { Properties = properties };
        bool wasPartial = (known.Flags & KnownFlags.Partial) != KnownFlags.None;
        if (IsWatched)
        {
            var found = new List<LiveChange>();
            ObjectDifferences.Add(old, now, found);

            // What was never read has not changed.
            changes.AddRange(wasPartial ? found.Where(change => change is not PropertyChanged { Old: null }) : found);
        }

        if (isNewer)
            AddIfFound(id, known, changes);
        Put(known with
        {
            Snapshot = now,
            Ticket = Math.Max(known.Ticket, number),
            PropertiesTicket = propertiesTicket,
            PropertyTickets = tickets,
            Fetched = Now(),
            Flags = (isNewer ? FlagsOf(known.Flags, wasPartial && !isWhole, now.InTrash) : isWhole ? known.Flags & ~KnownFlags.Partial : known.Flags)
                | (now.LastEditedTime == old.LastEditedTime ? known.Flags & KnownFlags.Settled : KnownFlags.None),
        });
        if (isNewer)
            Place(id, old, now, number, changes);
        return now;
    }

    private Block ApplyLocked(Block block, long number, long asked, List<LiveChange> changes)
    {
        Guid id = block.Id.Value;
        Known? known = Look(id);
        if (block.Content is ChildPageBlock or ChildDatabaseBlock || known is KnownParent { Snapshot: Page or Database })
            return ApplyAsBlock(id, block, number, changes);
        if (known?.Snapshot is Block old && ((block.IsPartial && (known.Flags & KnownFlags.Partial) == KnownFlags.None) || IsOlder(id, known, number, asked, old, block)))
            return old;
        known ??= new Known(id);
        if (known.Snapshot is Block before)
        {
            if (IsWatched)
                ObjectDifferences.Add(before, block, changes);

            // Most of what is read again is as it was: one model is kept instead of two, and its content is shared. Not that of a hosted file: it is equal by the
            // address without its signature, and the new signature is what it was read again for.
            if (ReferenceEquals(before.Content, block.Content) || (before.Content.Equals(block.Content) && Everyday.Files.FileAddress.Of(block.Content) is not HostedFile))
                block = block with { Content = before.Content };
        }

        AddIfFound(id, known, changes);
        if (block.HasChildren && known is { Snapshot: Block { HasChildren: false } } and not KnownParent { Children: not null })
            known = new KnownParent(known) { Children = s_unread };
        Put(known with { Snapshot = block, Ticket = number, Fetched = Now(), Flags = FlagsOf(known.Flags, block.IsPartial, block.InTrash) });
        if (block.InTrash)
            RemoveFromParent(id, number, changes);
        if (known is KnownParent { Children: { } children } parent && parent.ListTicket < number)
        {
            if (!block.HasChildren && children.Length > 0)
                ApplyChildrenLocked(id, [], number, changes);
            else if (block.HasChildren && children.Length == 0)
                _doubtful.Add(id);
        }

        return block;
    }

    // The block by which a page or database appears in its parent.
    private Block ApplyAsBlock(Guid id, Block block, long number, List<LiveChange> changes)
    {
        KnownParent known = ParentEntry(id);
        if (known.Block is { } old)
        {
            if (number < known.BlockTicket || block.LastEditedTime < old.LastEditedTime)
                return old;
            if (IsWatched && known.Snapshot is null)
                ObjectDifferences.Add(old, block, changes);
            else if (IsWatched && !Sameness.Of(old.Content, block.Content))
                changes.Add(new ContentChanged(new EntityId(id), old.Content, block.Content));
        }

        Put(known with { Block = block, BlockTicket = number });
        return block;
    }

    private Comment ApplyLocked(Comment comment, long number, List<LiveChange> changes, bool isNew)
    {
        Guid id = comment.Id.Value;
        Known known = Look(id) ?? new Known(id);
        if (known.Snapshot is Comment old)
        {
            if (number < known.Ticket || comment.LastEditedTime < old.LastEditedTime)
                return old;
            if (IsWatched && IdOf(comment.Parent) is { } about && !Sameness.Of(old.RichText, comment.RichText))
                changes.Add(new CommentChanged(new EntityId(about), old, comment));
        }
        else if (IdOf(comment.Parent) is { } about)
        {
            if (!_comments.TryGetValue(about, out RowIds? ids))
                _comments[about] = ids = new RowIds();
            ids.Add(id);
            if (isNew && IsWatched)
                changes.Add(new CommentAdded(new EntityId(about), comment));
        }

        Put(known with { Snapshot = comment, Ticket = number, Fetched = Now() });
        return comment;
    }

    private void RemoveComment(Guid id, Guid about, List<LiveChange> changes)
    {
        _known.Remove(id);
        NoteChanged(id);
        if (_comments.TryGetValue(about, out RowIds? ids) && ids.Remove(id) && IsWatched)
            changes.Add(new CommentRemoved(new EntityId(about), new CommentId(id)));
    }

    private BlockIds ApplyChildrenLocked(Guid id, IReadOnlyList<Block> blocks, long number, List<LiveChange> changes)
    {
        foreach (Block block in blocks)
            ApplyLocked(block, number, number, changes);

        KnownParent known = ParentEntry(id);
        Guid[] now = [.. blocks.Select(block => block.Id.Value)];
        if (known.Children is { } old)
        {
            if (number < known.ListTicket)
            {
                if (!old.AsSpan().SequenceEqual(now))
                    _doubtful.Add(id);
                return new BlockIds(old);
            }

            if (old.AsSpan().SequenceEqual(now))
                now = old.Length == 0 ? now : old;
            else if (IsWatched)
                AddChildChanges(id, old, now, blocks, changes);
        }

        Put(known with { Children = now, ListTicket = number, Flags = known.Flags | KnownFlags.Listed });
        MarkHasChildren(id, now.Length > 0);
        return new BlockIds(now);
    }

    private void AddChildChanges(Guid id, Guid[] old, Guid[] now, IReadOnlyList<Block> blocks, List<LiveChange> changes)
    {
        var parent = new EntityId(id);
        (IReadOnlyList<Guid> removed, IReadOnlyList<ChildDifferences.Step> steps) = ChildDifferences.Between(old, now);
        foreach (Guid child in removed)
            changes.Add(new ChildRemoved(parent, new BlockId(child)));
        Dictionary<Guid, Block> models = blocks.ToDictionary(block => block.Id.Value);
        foreach (ChildDifferences.Step step in steps)
        {
            if (step.IsNew && models[step.Id] is { HasChildren: true, Content: not (ChildPageBlock or ChildDatabaseBlock) } && ParentEntry(step.Id) is { Children: null } added)
                Put(added with { Children = s_unread });
            BlockId? after = step.After is { } before ? new BlockId(before) : default(BlockId?);
            changes.Add(step.IsNew ? new ChildAdded(parent, models[step.Id], after) : new ChildMoved(parent, new BlockId(step.Id), after));
        }
    }

    private void MarkHasChildren(Guid id, bool hasChildren)
    {
        if (Look(id) is { Snapshot: Block block } known && block.HasChildren != hasChildren)
            Put(known with { Snapshot = block with { HasChildren = hasChildren } });
    }

    // Whether a response is older than what is known. Where it cannot be said, the object is worth another look.
    private bool IsOlder(Guid id, Known known, long number, long asked, object old, object read)
    {
        DateTimeOffset? before = LastEdited(old);
        DateTimeOffset? after = LastEdited(read);
        if (after < before || (asked < known.Ticket && after >= before && !old.Equals(read)))
            _doubtful.Add(id);
        return number < known.Ticket || after < before;
    }

    private static KnownFlags FlagsOf(KnownFlags flags, bool isPartial, bool isTrashed)
    {
        flags &= KnownFlags.Listed;
        if (isPartial)
            flags |= KnownFlags.Partial;
        return isTrashed ? flags | KnownFlags.Trashed : flags;
    }

    private static void AddIfFound(Guid id, Known known, List<LiveChange> changes)
    {
        if ((known.Flags & KnownFlags.Lost) != KnownFlags.None)
            changes.Add(new Found(new EntityId(id)));
    }

    private static Dictionary<PropertyId, long> TicketsOf(Page page, long number) => page.Properties.Values.ToDictionary(property => property.Id, _ => number);

    private static object? InTrash(object? snapshot) => snapshot switch
    {
        Page page => page with { InTrash = true },
        Block block => block with { InTrash = true },
        Database database => database with { InTrash = true },
        DataSource source => source with { InTrash = true },
        _ => snapshot,
    };

    // Keeps the lists that a page is in as its parent and the trash say.
    private void Place(Guid id, Page? old, Page now, long number, List<LiveChange> changes)
    {
        if (old is not null && (IdOf(old.Parent) != IdOf(now.Parent) || (now.InTrash && !old.InTrash)))
            RemoveFrom(IdOf(old.Parent), id, number, changes);
        if (old is not null && IdOf(old.Parent) != IdOf(now.Parent))
            AddToOwner(id, now);
        if (now.InTrash || IdOf(now.Parent) is not { } parent || Look(parent) is not KnownParent known)
            return;
        if (now.Parent is DataSourceParent && known.Rows is { } rows)
        {
            if (!rows.Add(id) || (known.Flags & KnownFlags.Listed) == KnownFlags.None)
                return;
            if (_contentSources.ContainsKey(parent) && ParentEntry(id) is { Children: null } added)
                Put(added with { Children = s_unread });
            if (IsWatched)
                changes.Add(new RowAdded(new EntityId(parent), now));
        }
        else if (known.Children is { } children && (old is null || old.InTrash || IdOf(old.Parent) != parent) && Array.IndexOf(children, id) < 0)
        {
            // Its place among the blocks is not known.
            _doubtful.Add(parent);
        }
    }

    private void RemoveFromParent(Guid id, long number, List<LiveChange> changes) => RemoveFrom(ParentOf(id), id, number, changes);

    private void RemoveFrom(Guid? parent, Guid id, long number, List<LiveChange> changes)
    {
        if (parent is not { } key || Look(key) is not KnownParent known)
            return;
        if (known.Rows is { } rows && rows.Remove(id))
        {
            if (IsWatched)
                changes.Add(new RowRemoved(new EntityId(key), new PageId(id)));
        }
        else if (known.Children is { } children && Array.IndexOf(children, id) >= 0)
        {
            Put(known with { Children = [.. children.Where(child => child != id)], ListTicket = Math.Max(known.ListTicket, number) });
            if (IsWatched)
                changes.Add(new ChildRemoved(new EntityId(key), new BlockId(id)));
        }
    }
}
