using CsCheck;
using Notion.Refit.Models;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Tests.Kinds;

/// <summary>A row of every kind is read as it was written, and then differs in nothing.</summary>
internal sealed class KindsRoundTripTests
{
    private KindsBoard _board = null!;
    private PageId[] _projects = null!;

    [SetUp]
    public void Start()
    {
        _board = new KindsBoard();
        _projects = [.. Enumerable.Range(0, 30).Select(i => _board.AddProject($"P{i}", i, null, null, [], []))];
    }

    [TearDown]
    public async Task StopAsync() => await _board.DisposeAsync();

    [Test]
    public void Every_kind_is_read_as_it_was_written_and_differs_in_nothing_then() => Rows().Sample(
        row =>
        {
            KindsRow added = _board.Rows.AddAsync(row).GetAwaiter().GetResult();
            KindsRow read = _board.Rows.GetAsync(added.Page!.Id).GetAwaiter().GetResult();
            AssertSame(read, row);
            AssertSame(added, row);

            // Neither what was read nor what was written differs from what is there.
            int before = Updates();
            _board.Rows.UpdateAsync(read).GetAwaiter().GetResult();
            _board.Rows.UpdateAsync(added.Page.Id, row).GetAwaiter().GetResult();
            Assert.That(Updates(), Is.EqualTo(before));
        },
        iter: 200,
        threads: 1);

    [Test]
    public void Every_kind_is_updated_from_any_value_to_any_other() => Gen.Select(Rows(), Rows()).Sample(
        (first, second) =>
        {
            KindsRow added = _board.Rows.AddAsync(first).GetAwaiter().GetResult();
            KindsRow changed = second with { };
            KindsRow updated = _board.Rows.UpdateAsync(added.Page!.Id, changed).GetAwaiter().GetResult();
            AssertSame(updated, second);

            int before = Updates();
            _board.Rows.UpdateAsync(added.Page.Id, changed).GetAwaiter().GetResult();
            Assert.That(Updates(), Is.EqualTo(before));
        },
        iter: 200,
        threads: 1);

    [Test]
    public async Task Every_member_can_be_emptied()
    {
        KindsRow full = await _board.Rows.AddAsync(Full());

        KindsRow emptied = await _board.Rows.UpdateAsync(full.Page!.Id, new KindsRow());

        AssertSame(emptied, new KindsRow());
        int sent = _board.Emulator.Requests.Of(NotionOperations.UpdatePage).Single().ReadJson().GetProperty("properties").EnumerateObject().Count();
        Assert.That(sent, Is.EqualTo(25), "each column that was filled");
    }

    [Test]
    public async Task A_file_that_Notion_hosts_stays_and_cannot_be_written_back()
    {
        using var content = new MemoryStream("text"u8.ToArray());
        FileUploadId upload = await _board.Client.FileUploads.UploadAsync(content, "note.txt");
        KindsRow added = await _board.Rows.AddAsync(new KindsRow { Name = "One", Files = [upload] });
        Assert.That(added.Files.Single().Source, Is.TypeOf<HostedFile>());

        // The signature of the address has changed by the time of the second reading.
        _board.Time.Advance(TimeSpan.FromHours(2));
        KindsRow read = await _board.Rows.GetAsync(added.Page!.Id);
        KindsRow updated = await _board.Rows.UpdateAsync(added.Page.Id, read with { Done = true, Files = added.Files });

        Assert.That(updated.Files, Has.Count.EqualTo(1));
        Assert.That(
            () => _board.Rows.UpdateAsync(updated with { Files = [] }), Throws.TypeOf<NotionRowException>().With.Message.Contains("files that Notion hosts"));
    }

    [Test]
    public async Task A_place_is_completed_by_Notion_without_becoming_a_difference()
    {
        KindsRow added = await _board.Rows.AddAsync(new KindsRow { Place = new Place(52.5, 13.4) { Name = "Berlin" } });

        await _board.Rows.UpdateAsync(added.Page!.Id, new KindsRow { Place = new Place(52.5, 13.4) { Name = "Berlin" } });
        Assert.That(_board.Emulator.Requests.Of(NotionOperations.UpdatePage), Is.Empty);

        KindsRow moved = await _board.Rows.UpdateAsync(added with { Place = new Place(48.1, 11.6) });
        Assert.That((moved.Place!.Latitude, moved.Place.Name), Is.EqualTo((48.1, (string?)null)));
    }

    [Test]
    public async Task A_verification_is_set_and_taken_back()
    {
        KindsRow added = await _board.Rows.AddAsync(new KindsRow { Verified = new Verification(VerificationState.Verified) });
        Assert.That(added.Verified!.State, Is.EqualTo(VerificationState.Verified));
        Assert.That(await _board.Rows.CountAsync(t => t.Verified.Is(VerificationFilterStatus.Verified)), Is.EqualTo(1));

        KindsRow taken = await _board.Rows.UpdateAsync(added with { Verified = null });
        Assert.That(taken.Verified!.State, Is.EqualTo(VerificationState.Unverified));
        Assert.That(await _board.Rows.CountAsync(t => !t.Verified.Is(VerificationFilterStatus.Verified)), Is.EqualTo(1));
    }

    private int Updates() => _board.Emulator.Requests.Of(NotionOperations.UpdatePage).Count;

    private KindsRow Full() => new()
    {
        Name = "One",
        Text = "text",
        Rich = RichText.Text("bold", annotations: new Annotations { Bold = true }),
        Url = "https://example.org/",
        Email = "a@example.org",
        Phone = "+49 30 1",
        Choice = "A",
        Price = 1.5m,
        Count = 3,
        Ratio = 0.25,
        Done = true,
        Day = new DateOnly(2026, 5, 1),
        Moment = new DateTimeOffset(2026, 5, 1, 12, 30, 0, TimeSpan.FromHours(2)),
        Span = new NotionDate(new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 3)),
        Level = Level.VeryHigh,
        State = ProgressState.Done,
        Tags = ["A", "B"],
        Levels = [Level.High],
        Owner = _board.People[0],
        Team = [_board.People[1], _board.People[2]],
        Project = _projects[0],
        Related = [_projects[1], _projects[2]],
        Files = [new NamedFile("a", new ExternalFile("https://example.org/a.pdf"))],
        Place = new Place(1, 2),
        Verified = new Verification(VerificationState.Verified),
    };

    private Gen<KindsRow> Rows()
    {
        Gen<string> text = Gen.OneOf(Gen.Const(""), Gen.String[Gen.Char.AlphaNumeric, 1, 12], Gen.String[Gen.Char["äß😀\u0301 \n\t\"\\<>"], 1, 5].Where(IsText), Gen.Int[2001, 4100].Select(n => new string('x', n)));
        Gen<DateOnly> day = Gen.Int[0, 20000].Select(n => new DateOnly(1990, 1, 1).AddDays(n));
        Gen<DateTimeOffset> moment = Gen.Select(day, Gen.Int[0, 86399], Gen.Int[-12, 14]).Select((d, s, o) => new DateTimeOffset(d.ToDateTime(TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(s))), TimeSpan.FromHours(o)));
        Gen<NotionDate> span = Gen.OneOf(
            day.Select(d => (NotionDate)d),
            Gen.Select(day, Gen.Int[0, 9]).Select((d, n) => new NotionDate(d, d.AddDays(n))),
            moment.Select(m => (NotionDate)m),
            Gen.Select(moment, Gen.Int[1, 900]).Select((m, n) => new NotionDate(m, m.AddMinutes(n))));
        Gen<RichTextList> rich = Gen.Select(text, Gen.Bool, Gen.Bool, Gen.Int[0, 2]).Select((t, bold, code, form) => form switch
        {
            _ when t.Length is 0 or > 2000 => RichTextList.Empty,
            0 => (RichTextList)t,
            1 => RichText.Text(t, annotations: new Annotations { Bold = bold, Code = code }),
            _ => RichTextList.Create(RichText.Text(t, annotations: new Annotations { Bold = true }), RichText.Text("end", annotations: new Annotations { Italic = bold })),
        });
        return Gen.Select(
            Gen.Select(text, rich, Values.OneOf(null, "https://example.org/ä?b=1#c", "x"), Values.OneOf(null, "a@example.org"), Values.OneOf(null, "+1 2", "0")),
            Gen.Select(Gen.Decimal[-1000, 1000].Select(n => decimal.Round(n, 6)), Gen.Int, Gen.Double[-1e300, 1e300], Gen.Bool, Gen.Int[0, 63]),
            Gen.Select(day, moment, span, Values.OneOf(Level.Low, Level.High, Level.VeryHigh), Values.OneOf<ProgressState?>(null, ProgressState.InProgress, ProgressState.Done)),
            Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[0, 27], Gen.Int[0, 1023]),
            Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180])).Select((texts, numbers, dates, lists, place) => new KindsRow
            {
                Name = texts.Item1,
                Text = texts.Item1.Length == 0 ? null : texts.Item1,
                Rich = texts.Item2,
                Url = texts.Item3,
                Email = texts.Item4,
                Phone = texts.Item5,
                Choice = Bit(lists.Item5, 0) ? "A" : null,
                Price = Bit(lists.Item5, 1) ? numbers.Item1 : null,
                Count = Bit(lists.Item5, 2) ? numbers.Item2 : null,
                Ratio = Bit(lists.Item5, 3) ? numbers.Item3 : null,
                Done = numbers.Item4,
                Day = Bit(lists.Item5, 4) ? dates.Item1 : null,
                Moment = Bit(lists.Item5, 5) ? dates.Item2 : null,
                Span = Bit(lists.Item5, 6) ? dates.Item3 : null,
                Level = Bit(lists.Item5, 7) ? dates.Item4 : null,
                State = dates.Item5,
                Tags = [.. new[] { "A", "B", "C" }.Where((_, i) => (lists.Item1 & (1 << i)) != 0)],
                Levels = [.. new[] { Level.Low, Level.High, Level.VeryHigh }.Where((_, i) => (lists.Item2 & (1 << i)) != 0)],
                Owner = Bit(lists.Item5, 8) ? _board.People[lists.Item1 % 3] : default(UserId?),
                Team = [.. _board.People.Where((_, i) => (lists.Item3 & (1 << i)) != 0)],
                Project = Bit(lists.Item5, 9) ? _projects[lists.Item4] : default(PageId?),
                Related = [.. _projects.Take(lists.Item4)],
                Files = Bit(lists.Item5, 8) ? [new NamedFile("a.pdf", new ExternalFile($"https://example.org/{lists.Item1}.pdf"))] : [],
                Place = Bit(lists.Item5, 9) ? new Place(place.Item1, place.Item2) { Name = texts.Item4 } : null,
                Verified = Bit(lists.Item5, 7) ? new Verification(VerificationState.Verified) : null,
            });
    }

    private static bool Bit(int bits, int bit) => (bits & (1 << bit)) != 0;

    // Halves of pairs are not text.
    private static bool IsText(string text) => !text.Where((c, i) => char.IsHighSurrogate(c) ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]) : char.IsLowSurrogate(c) && (i == 0 || !char.IsHighSurrogate(text[i - 1]))).Any();

    // As far as Notion keeps it: members that it computes are set by it, times have no seconds.
    private static void AssertSame(KindsRow actual, KindsRow wanted)
    {
        Assert.That(CellRichText.AreEqual(actual.Rich, wanted.Rich), Is.True, $"{actual.Rich} {wanted.Rich}");
        Assert.That(CellDates.AreEqual(actual.Span, wanted.Span), Is.True, $"{actual.Span} {wanted.Span}");
        Assert.That(CellFiles.AreEqual(actual.Files, wanted.Files), Is.True);
        Assert.That(CellPlaces.AreEqual(wanted.Place, actual.Place), Is.True, $"{actual.Place} {wanted.Place}");
        Assert.That(CellVerification.AreEqual(wanted.Verified, actual.Verified), Is.True);
        Assert.That(Plain(actual), Is.EqualTo(Plain(wanted)));
    }

    private static KindsRow Plain(KindsRow row) => new()
    {
        Name = row.Name,
        Text = row.Text,
        Url = row.Url,
        Email = row.Email,
        Phone = row.Phone,
        Choice = row.Choice,
        Price = row.Price,
        Count = row.Count,
        Ratio = row.Ratio,
        Done = row.Done,
        Day = row.Day,
        Moment = row.Moment is { } moment ? new DateTimeOffset(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero) : null,
        Level = row.Level,
        State = row.State ?? ProgressState.NotStarted,
        Tags = row.Tags,
        Levels = row.Levels,
        Owner = row.Owner,
        Team = row.Team,
        Project = row.Project,
        Related = row.Related,
    };
}
