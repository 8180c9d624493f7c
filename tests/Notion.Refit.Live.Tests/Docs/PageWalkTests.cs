using Notion.Refit.Content;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Docs;

/// <summary>The examples of docs/live.md with pages and blocks.</summary>
internal sealed class PageWalkTests : WalkTest
{
    [Test]
    public async Task A_page_is_found_by_its_address()
    {
        INotionClient notion = Client;
        LivePage first = await PageAsync("a paragraph");
        await first.Children.LoadAsync();
        string url = first.Url;
        string blockUrl = first.Children[0].Url;
        string otherUrl = $"https://www.notion.so/Other-{Guid.NewGuid():N}";

        // snippet: live-get
        await using LiveSession session = LiveSession.Open(notion);
        LivePage page = await session.GetPageAsync(url);                    // an id, or any address that the app shows
        LiveBlock block = await session.GetBlockAsync(blockUrl);            // …#block: a block of a page
        LivePage? other = await session.FindPageAsync(otherUrl);            // null: not there, or not shared with the connection
        // end-snippet
        Assert.That((page.Id, block.Id, other), Is.EqualTo((first.Id, first.Children[0].Id, (LivePage?)null)));
        Assert.That(block.Text, Is.EqualTo("a paragraph"));
        Assert.That(block.Url, Is.EqualTo(blockUrl));
    }

    [Test]
    public async Task The_title_is_read_and_set_with_Markdown()
    {
        LiveSession session = Session;
        LivePage page = await PageAsync();

        // snippet: live-title
        Console.WriteLine(page.Title);                                      // from the store: no property sends a request
        page.Title = "Changed";                                             // at once here, sent by SaveAsync
        page.RichTitle = NotionMarkdown.ToRichText("Now *we* have **formatting**");
        await session.SaveAsync();                                          // one request

        string markdown = NotionMarkdown.FromBlocks([new ParagraphBlock(page.RichTitle)]).Value;
        // end-snippet
        Assert.That(Console.Written, Is.EqualTo(new[] { "A page" }));
        Assert.That(markdown.Trim(), Is.EqualTo("Now *we* have **formatting**"));
        Page saved = await Notion.Pages.RetrieveAsync(page.Id);
        Assert.That(saved.Title, Is.EqualTo("Now we have formatting"));
        Assert.That(((TitleValue)saved.Properties["title"].Value).Title[3].Annotations!.Bold, Is.True);
    }

    [Test]
    public async Task The_content_is_traversed()
    {
        LivePage page = await PageAsync("first");
        page.Children.Add(new ToDoBlock("open") { Children = [new ParagraphBlock("inside")] });
        page.Children.AddPage("Inner page");
        await Session.SaveAsync();
        await using var session = new LiveSession(Session.Store);
        page = await session.GetPageAsync(page.Id);

        // snippet: live-traverse
        await foreach (LiveBlock child in page.Children)                    // read once; then without a request
            Console.WriteLine($"{child.Kind}: {child.Text}");

        await page.Children.LoadTreeAsync();                                // also what is in the blocks
        foreach (LiveBlock<ToDoBlock> todo in page.Children.Loaded.OfType<LiveBlock<ToDoBlock>>())
            Console.WriteLine($"{todo.Content.Checked} {todo.Children.Count} {todo.Children[0].Text}");

        LivePage inner = (LivePage)page.Children[^1];                       // a page among the content is a page
        Console.WriteLine($"{inner.Title} is in {inner.Parent}");
        // end-snippet
        Assert.That(Console.Written, Is.EqualTo(new[] { "paragraph: first", "to_do: open", "child_page: Inner page", "False 1 inside", $"Inner page is in page 'A page' {page.Id}" }));
    }

    [Test]
    public async Task Blocks_are_added_anywhere()
    {
        LiveSession session = Session;
        LivePage page = await PageAsync("there");
        await page.Children.LoadAsync();
        int before = RequestCount;

        // snippet: live-add
        LiveBlock<ToDoBlock> todo = page.Children.Add(new ToDoBlock("Something to get done"));
        todo.Content = todo.Content with { Checked = true };
        page.Children.Insert(Place.Before(todo), new ToggleBlock("Why?") { Children = [new ParagraphBlock("Because.")] });
        LivePage inner = page.Children.AddPage("Inner page");
        inner.Children.Add(new Heading2Block("Plan"));
        await session.SaveAsync();                                          // in order, in as few requests as possible
        // end-snippet
        Assert.That(RequestCount - before, Is.EqualTo(2), "one for the blocks, one for the page with its content");
        Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "there", "toggle", "to_do", "child_page" }));
        Assert.That(((ToDoBlock)(await Notion.Blocks.RetrieveAsync(todo.Id)).Content).Checked, Is.True);
        Assert.That(await TextsAsync(inner.Id), Is.EqualTo(new[] { "heading_2" }));
    }

    [Test]
    public async Task A_block_is_put_into_the_trash_and_taken_out_again()
    {
        LiveSession session = Session;
        LivePage page = await PageAsync();
        LiveBlock<ToDoBlock> todo = page.Children.Add(new ToDoBlock("Something to get done"));
        await session.SaveAsync();

        // snippet: live-remove
        todo.Remove();                                                      // not there any more; until it is saved, Restore() takes it back
        await session.SaveAsync();                                          // now it is in the trash
        todo.Restore();
        await session.SaveAsync();                                          // and out of it
        // end-snippet
        Assert.That(Emulator.Requests.Count(request => request.Method == HttpMethod.Delete), Is.EqualTo(1));
        Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "to_do" }));
    }

    [Test]
    public async Task A_video_is_embedded_and_a_file_uploaded()
    {
        INotionClient notion = Client;
        LiveSession session = Session;
        LivePage page = await PageAsync();
        using var file = new MemoryStream([1, 2, 3]);

        // snippet: live-video
        page.Children.Add(new VideoBlock(FileSource.External("https://www.youtube.com/watch?v=oHg5SJYRHA0")) { Caption = "Watch *this*" });
        page.Children.Add(new EmbedBlock("https://www.figma.com/file/1"));
        page.Children.Add(new ImageBlock(await notion.FileUploads.UploadAsync(file, "plan.png")));
        await session.SaveAsync();
        // end-snippet
        Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "video", "embed", "image" }));
    }

    [Test]
    public async Task Pages_move_and_blocks_are_made_anew()
    {
        LiveSession session = Session;
        LivePage page = await PageAsync("first", "second");
        LivePage otherPage = await PageAsync("there");
        LivePage inner = page.Children.AddPage("Inner");
        await session.SaveAsync();
        await page.Children.LoadAsync();
        await otherPage.Children.LoadAsync();
        LiveBlock block = page.Children[0];
        LiveBlock target = otherPage.Children[0];
        PageId id = inner.Id;

        // snippet: live-move
        await inner.MoveAsync(otherPage);                                   // Notion's own move: the page keeps its id
        BlockMove moved = await block.RecreateAsync(Place.After(target));   // also Before, StartOf(page), EndOf(page)
        Console.WriteLine($"{moved.Block.Id}, without: {string.Join("; ", moved.Lost)}");
        // end-snippet
        Assert.That(inner.Id, Is.EqualTo(id));
        Assert.That(inner.Parent, Is.SameAs(otherPage));
        Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "second" }));
        Assert.That(await TextsAsync(otherPage.Id), Is.EqualTo(new[] { "there", "first", "child_page" }));
        Assert.That(block.ReplacedBy, Is.SameAs(moved.Block));
        Assert.That(Console.Written[0], Does.StartWith($"{moved.Block.Id}, without: "));
    }

    [Test]
    public async Task A_block_becomes_one_of_another_kind_and_the_content_another_one()
    {
        LiveSession session = Session;
        LivePage page = await PageAsync("a heading", "kept", "removed");
        await page.Children.LoadAsync();
        LiveBlock block = page.Children[0];
        BlockId kept = page.Children[1].Id;

        // snippet: live-replace
        page.Children.Insert(Place.After(block), new Heading2Block(block.Text));
        block.Remove();                                                     // a block of another kind is another block
        await session.SaveAsync();

        await page.Children.ReplaceAsync([new Heading2Block("a heading"), new ParagraphBlock("kept"), new DividerBlock()]);
        await session.SaveAsync();                                          // equal blocks keep their ids and comments
        // end-snippet
        Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "heading_2", "kept", "divider" }));
        Assert.That(page.Children[1].Id, Is.EqualTo(kept));
    }

    [Test]
    public async Task Changes_are_watched_with_their_differences()
    {
        LiveSession session = Session;
        LivePage page = await PageAsync("first");
        await page.Children.LoadAsync();

        // snippet: live-watch
        using IDisposable watch = page.WatchSubtree(change => Console.WriteLine(change switch
        {
            PropertyChanged c => $"{c.Name}: {c.Old?.Value} → {c.New?.Value}",
            ContentChanged c => $"changed: {c.New.Type}",
            ChildAdded c => $"added: {c.Child.Content.Type}",
            _ => $"{change}",                                               // ChildMoved, ChildRemoved, Trashed, LockChanged, CommentAdded, …
        }));
        using LiveFollow follow = session.Store.Follow(page.Id, every: TimeSpan.FromSeconds(30), new() { Content = true });
        // end-snippet
        await follow.RefreshAsync();
        await Notion.Pages.UpdateAsync(page.Id, new() { Properties = { ["title"] = PropertyValue.Title("Another title") } });
        await Notion.Blocks.AppendTreeAsync(page.Id, [new DividerBlock()]);
        await Notion.Blocks.UpdateAsync(page.Children[0].Id, new() { Content = new ParagraphBlock("First") });
        await follow.RefreshAsync();
        await Task.WhenAll(Console.WhenAsync("title: A page → Another title"), Console.WhenAsync("added: divider"), Console.WhenAsync("changed: paragraph"));
        Assert.That(page.Title, Is.EqualTo("Another title"));

        // snippet: live-binding
        page.PropertyChanged += (_, e) => Console.WriteLine($"{e.PropertyName} has changed");   // INotifyPropertyChanged, local changes too
        System.Collections.ObjectModel.ReadOnlyObservableCollection<LiveBlock> items = page.Children.ToObservable();
        // end-snippet
        page.IsLocked = true;
        await Console.WhenAsync("IsLocked has changed");
        page.Children.Add(new DividerBlock());
        Assert.That(items, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_page_is_locked_and_unlocked()
    {
        LiveSession session = Session;
        LivePage page = await PageAsync();

        // snippet: live-lock
        page.IsLocked = true;                                               // a LiveDatabase, too
        page.Icon = Icon.Emoji("🔒");
        page.Cover = FileSource.External("https://example.org/cover.png");
        await session.SaveAsync();                                          // one request
        page.IsLocked = false;
        page.Icon = null;
        await session.SaveAsync();
        // end-snippet
        Page saved = await Notion.Pages.RetrieveAsync(page.Id);
        Assert.That((saved.IsLocked, saved.Icon, saved.Cover is null), Is.EqualTo((false, (Icon?)null, false)));
        Assert.That(Emulator.Requests.Count(request => request.Method == HttpMethod.Patch), Is.EqualTo(2));
    }

    [Test]
    public async Task Comments_are_discussed()
    {
        LivePage page = await PageAsync("first");
        await page.Children.LoadAsync();
        LiveBlock block = page.Children[0];

        // snippet: live-comments
        LiveDiscussion discussion = await block.Comments.StartAsync("Please check.");
        await discussion.ReplyAsync("Checked.");
        await foreach (LiveDiscussion open in block.Comments)
            Console.WriteLine(string.Join(" / ", open.Comments.Select(comment => comment.Text)));
        // end-snippet
        Assert.That(Console.Written, Is.EqualTo(new[] { "Please check. / Checked." }));
    }

    [Test]
    public async Task Several_accounts_are_side_by_side()
    {
        Emulator.EmulatedConnection other = Emulator.AddWorkspace("Home").AddConnection("Home bot");
        INotionClient work = Client;
        using NotionClient home = NotionClient.Create(other.Token, Emulator.CreateHandler(), options => options.BaseAddress = Emulator.BaseAddress);

        // snippet: live-accounts
        await using LiveSession atWork = LiveSession.Open(work);            // a client for each token, a store for each client
        await using LiveSession atHome = LiveSession.Open(home);
        User bot = await atHome.Store.GetInstallationAsync();
        Console.WriteLine($"{bot.Name} in {(bot.Details as BotDetails)?.WorkspaceName}");
        // end-snippet
        Assert.That(Console.Written, Is.EqualTo(new[] { "Home bot in Home" }));
        LivePage page = await atWork.GetPageAsync(Emulator.RootPageId);
        Assert.That(await atHome.FindPageAsync(page.Id), Is.Null);
    }

    [Test]
    public async Task Pages_are_searched()
    {
        LiveSession session = Session;
        LivePage page = await PageAsync();
        page.Children.AddPage("Meeting notes");
        page.Children.AddPage("Agenda");
        await session.SaveAsync();
        Time.Advance(TimeSpan.FromHours(1));

        // snippet: live-search
        await foreach (LivePage found in session.SearchAsync("notes", below: page))    // Notion searches titles only
            Console.WriteLine(found.Title);
        await foreach (LivePage top in session.GetTopLevelPagesAsync())
            Console.WriteLine(top.Title);
        // end-snippet
        Assert.That(Console.Written, Is.EqualTo(new[] { "Meeting notes", (await RootAsync()).Title }));
    }
}
