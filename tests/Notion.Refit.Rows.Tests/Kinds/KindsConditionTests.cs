using CsCheck;
using Notion.Refit.Emulator;
using Notion.Refit.Models;
using Condition = Notion.Refit.Rows.Tests.TestCondition<Notion.Refit.Rows.Tests.Kinds.KindsRow.Columns, Notion.Refit.Rows.Tests.Kinds.KindsRow>;

namespace Notion.Refit.Rows.Tests.Kinds;

/// <summary>The rows that Notion returns are those that the same C# lambda selects in memory, for columns of every kind.</summary>
internal sealed class KindsConditionTests
{
    private static readonly DateOnly s_day = new(2026, 5, 1);
    private static readonly DateTimeOffset s_moment = new(2026, 5, 1, 10, 30, 0, TimeSpan.Zero);
    private static readonly string[] s_texts = ["", "alpha", "Beta", "alphabet"];

    private KindsBoard _board = null!;
    private PageId[] _projects = null!;
    private List<KindsRow> _rows = null!;

    private static IEnumerable<Gen<Condition>> Texts =>
    [
        Values.OneOf(s_texts).Select(x => new Condition($"Name == {x}", t => t.Name == x, r => r.Name == x)),
        Values.OneOf(s_texts).Select(x => new Condition($"Text != {x}", t => t.Text != x, r => (r.Text ?? "") != x)),
        Values.OneOf("alpha", "ETA").Select(x => new Condition($"Text contains {x}", t => t.Text.Contains(x), r => r.Text?.Contains(x, StringComparison.OrdinalIgnoreCase) == true)),
        Values.OneOf("alpha", "bet").Select(x => new Condition($"Text starts with {x}", t => t.Text.StartsWith(x), r => r.Text?.StartsWith(x, StringComparison.OrdinalIgnoreCase) == true)),
        Values.OneOf("alpha", "a").Select(x => new Condition($"Name ends with {x}", t => t.Name.EndsWith(x), r => r.Name.EndsWith(x, StringComparison.OrdinalIgnoreCase))),
        Gen.Const(new Condition("Text is alpha or Beta", t => t.Text.IsAnyOf("alpha", "Beta"), r => r.Text is "alpha" or "Beta")),
        Values.OneOf(s_texts).Select(x => new Condition($"Rich == {x}", t => t.Rich == x, r => r.Rich.ToPlainText() == x)),
        Values.OneOf(null, "https://a.example").Select(x => new Condition($"Url == {x}", t => t.Url == x, r => r.Url == x)),
        Values.OneOf(null, "a@example.org").Select(x => new Condition($"Email != {x}", t => t.Email != x, r => r.Email != x)),
        Values.OneOf(null, "1").Select(x => new Condition($"Phone == {x}", t => t.Phone == x, r => r.Phone == x)),
        Values.OneOf(null, "A", "B").Select(x => new Condition($"Choice == {x}", t => t.Choice == x, r => r.Choice == x)),
        Values.OneOf(null, "A", "B").Select(x => new Condition($"Choice != {x}", t => t.Choice != x, r => r.Choice != x)),
        Gen.Const(new Condition("Choice is A or B", t => t.Choice.IsAnyOf("A", "B"), r => r.Choice is "A" or "B")),
        Values.OneOf("alpha!", "!").Select(x => new Condition($"Label == {x}", t => t.Label == x, r => r.Label == x)),
        Values.OneOf("alpha", "m").Select(x => new Condition($"Label contains {x}", t => t.Label.Contains(x), r => r.Label?.Contains(x, StringComparison.OrdinalIgnoreCase) == true)),
        Values.OneOf(null, "P0", "P1", "").Select(x => new Condition($"ProjectName == {x}", t => t.ProjectName == x, r => (r.ProjectName ?? "") == (x ?? ""))),
        Values.OneOf(null, "P0", "P1").Select(x => new Condition($"ProjectName != {x}", t => t.ProjectName != x, r => (r.ProjectName ?? "") != (x ?? ""))),
        Values.OneOf("p", "0").Select(x => new Condition($"ProjectName contains {x}", t => t.ProjectName.Contains(x), r => r.ProjectName?.Contains(x, StringComparison.OrdinalIgnoreCase) == true)),
        Gen.Const(new Condition("ProjectName is P0 or P2", t => t.ProjectName.IsAnyOf("P0", "P2"), r => r.ProjectName is "P0" or "P2")),
        Gen.Int[1, 90].Select(n => new Condition($"Code == K-{n}", t => t.Code == $"K-{n}", r => r.Code == $"K-{n}")),
        Gen.Int[1, 90].Select(n => new Condition($"Code is not K-{n}", t => t.Code != $"K-{n}", r => r.Code != $"K-{n}")),
    ];

    private static IEnumerable<Gen<Condition>> Numbers =>
    [
        Gen.Int[0, 5].Select(n => new Condition($"Price > {n}", t => t.Price > n, r => r.Price > n)),
        Gen.Int[-1, 5].Select(n => new Condition($"Price == {n}", t => t.Price == Number(n), r => r.Price == Number(n))),
        Gen.Int[0, 5].Select(n => new Condition($"Count <= {n}", t => t.Count <= n, r => r.Count <= n)),
        Gen.Const(new Condition("Count is 1 or 2", t => t.Count.IsAnyOf(1, 2), r => r.Count is 1 or 2)),
        Gen.Int[0, 5].Select(n => new Condition($"Ratio < {n / 4.0}", t => t.Ratio < n / 4.0, r => r.Ratio < n / 4.0)),
        Gen.Int[0, 9].Select(n => new Condition($"Double >= {n}", t => t.Double >= n, r => r.Double >= n)),
        Gen.Int[-1, 9].Select(n => new Condition($"Double != {n}", t => t.Double != Number(n), r => r.Double != Number(n))),
        Gen.Int[0, 9].Select(n => new Condition($"RelatedSum > {n}", t => t.RelatedSum > n, r => r.RelatedSum > n)),
        Gen.Int[-1, 3].Select(n => new Condition($"ProjectCost == {n}", t => t.ProjectCost == Number(n), r => r.ProjectCost == Number(n))),
        Gen.Int[-1, 3].Select(n => new Condition($"ProjectCost != {n}", t => t.ProjectCost != Number(n), r => r.ProjectCost != Number(n))),
        Gen.Int[0, 3].Select(n => new Condition($"ProjectCost < {n}", t => t.ProjectCost < n, r => r.ProjectCost < n)),
        Gen.Const(new Condition("Done", t => t.Done, r => r.Done)),
        Gen.Const(new Condition("IsDear", t => t.IsDear, r => r.IsDear == true)),
        Gen.Bool.Select(b => new Condition($"IsDear is not {b}", t => t.IsDear != b, r => (r.IsDear ?? false) != b)),
    ];

    private IEnumerable<Gen<Condition>> Dates =>
    [
        Gen.Int[0, 5].Select(n => new Condition($"Day < {n}", t => t.Day < s_day.AddDays(n), r => r.Day < s_day.AddDays(n))),
        Gen.Int[-1, 5].Select(n => new Condition($"Day == {n}", t => t.Day == Day(n), r => r.Day == Day(n))),
        Gen.Int[-1, 5].Select(n => new Condition($"Day != {n}", t => t.Day != Day(n), r => r.Day != Day(n))),
        Gen.Int[0, 5].Select(n => new Condition($"Moment >= {n}", t => t.Moment >= s_moment.AddHours(n), r => r.Moment >= s_moment.AddHours(n))),
        Gen.Int[-1, 5].Select(n => new Condition($"Moment == {n}", t => t.Moment == Moment(n), r => r.Moment == Moment(n))),
        Gen.Int[0, 5].Select(n => new Condition($"Span > {n}", t => t.Span > s_day.AddDays(n), r => r.Span?.Start.Date > s_day.AddDays(n))),
        Gen.Const(new Condition("Span == null", t => t.Span == null, r => r.Span is null)),
        Gen.Int[0, 6].Select(n => new Condition($"Tomorrow <= {n}", t => t.Tomorrow <= s_day.AddDays(n), r => r.Tomorrow <= s_day.AddDays(n))),
        Gen.Int[-1, 5].Select(n => new Condition($"RelatedLatest == {n}", t => t.RelatedLatest == Day(n), r => r.RelatedLatest == Day(n))),
        Gen.Int[0, 5].Select(n => new Condition($"RelatedLatest < {n}", t => t.RelatedLatest < s_day.AddDays(n), r => r.RelatedLatest < s_day.AddDays(n))),
        Gen.Int[0, 80].Select(n => new Condition($"Created > row {n}", t => t.Created > _rows[n].Created, r => r.Created > _rows[n].Created)),
        Gen.Int[0, 80].Select(n => new Condition($"Edited <= row {n}", t => t.Edited <= _rows[n].Edited, r => r.Edited <= _rows[n].Edited)),
    ];

    private IEnumerable<Gen<Condition>> References =>
    [
        Values.OneOf<Level?>(null, Level.Low, Level.VeryHigh).Select(x => new Condition($"Level == {x}", t => t.Level == x, r => r.Level == x)),
        Values.OneOf<Level?>(null, Level.Low, Level.VeryHigh).Select(x => new Condition($"Level != {x}", t => t.Level != x, r => r.Level != x)),
        Values.OneOf(ProgressState.NotStarted, ProgressState.InProgress).Select(x => new Condition($"State == {x}", t => t.State == x, r => r.State == x)),
        Gen.Const(new Condition("State is started", t => t.State.IsAnyOf(ProgressState.InProgress, ProgressState.Done), r => r.State is ProgressState.InProgress or ProgressState.Done)),
        Values.OneOf("A", "B").Select(x => new Condition($"Tags contains {x}", t => t.Tags.Contains(x), r => r.Tags.Contains(x))),
        Values.OneOf("A", "B").Select(x => new Condition($"Tags any {x}", t => t.Tags.Any(tag => tag == x), r => r.Tags.Any(tag => tag == x))),
        Gen.Const(new Condition("Tags == null", t => t.Tags == null, r => r.Tags.Count == 0)),
        Values.OneOf(Level.Low, Level.VeryHigh).Select(x => new Condition($"Levels contains {x}", t => t.Levels.Contains(x), r => r.Levels.Contains(x))),
        Gen.Const(new Condition("Levels contains any", t => t.Levels.ContainsAny(Level.Low, Level.High), r => r.Levels.Contains(Level.Low) || r.Levels.Contains(Level.High))),
        Gen.Int[-1, 2].Select(n => new Condition($"Owner == {n}", t => t.Owner == Person(n), r => r.Owner == Person(n))),
        Gen.Int[-1, 2].Select(n => new Condition($"Owner != {n}", t => t.Owner != Person(n), r => r.Owner != Person(n))),
        Gen.Int[0, 2].Select(n => new Condition($"Team contains {n}", t => t.Team.Contains(_board.People[n]), r => r.Team.Contains(_board.People[n]))),
        Gen.Const(new Condition("Team == null", t => t.Team == null, r => r.Team.Count == 0)),
        Gen.Int[-1, 3].Select(n => new Condition($"Project == {n}", t => t.Project == Project(n), r => r.Project == Project(n))),
        Gen.Int[0, 3].Select(n => new Condition($"Related contains {n}", t => t.Related.Contains(_projects[n]), r => r.Related.Contains(_projects[n]))),
        Gen.Const(new Condition("Related != null", t => t.Related != null, r => r.Related.Count > 0)),
        Gen.Const(new Condition("Files == null", t => t.Files == null, r => r.Files.Count == 0)),
        Values.OneOf(VerificationFilterStatus.Verified, VerificationFilterStatus.None).Select(x => new Condition(
            $"Verified is {x}", t => t.Verified.Is(x), r => r.Verified!.State == (x == VerificationFilterStatus.Verified ? VerificationState.Verified : VerificationState.Unverified))),
        Gen.Bool.Select(own => new Condition(
            $"Author {own}", t => t.Author == (own ? _rows[0].Author : _board.People[0]), r => r.Author == (own ? _rows[0].Author : _board.People[0]))),
        Gen.Const(new Condition("Editor != Ada", t => t.Editor != _board.People[0], r => r.Editor != _board.People[0])),
    ];

    private IEnumerable<Gen<Condition>> Rollups =>
    [
        Gen.Int[0, 4].Select(n => new Condition($"RelatedCosts any > {n}", t => t.RelatedCosts.Any(x => x > n), r => r.RelatedCosts.Any(x => x > n))),
        Gen.Int[0, 4].Select(n => new Condition($"RelatedCosts any != {n}", t => t.RelatedCosts.Any(x => x != n), r => r.RelatedCosts.Any(x => x != n))),
        Gen.Int[0, 4].Select(n => new Condition($"RelatedCosts any not > {n}", t => t.RelatedCosts.Any(x => !(x > n)), r => r.RelatedCosts.Any(x => !(x > n)))),
        Gen.Int[0, 4].Select(n => new Condition($"RelatedCosts all <= {n}", t => t.RelatedCosts.All(x => x <= n), r => r.RelatedCosts.All(x => x <= n))),
        Gen.Int[0, 4].Select(n => new Condition($"RelatedCosts all == {n}", t => t.RelatedCosts.All(x => x == n), r => r.RelatedCosts.All(x => x == n))),
        Gen.Int[0, 4].Select(n => new Condition($"RelatedCosts all in {n}", t => t.RelatedCosts.All(x => x >= n && x < n + 2), r => r.RelatedCosts.All(x => x >= n && x < n + 2))),
        Gen.Int[0, 4].Select(n => new Condition($"RelatedCosts any {n} or 3", t => t.RelatedCosts.Any(x => x == n || x == 3), r => r.RelatedCosts.Any(x => x == n || x == 3))),
        Gen.Int[0, 4].Select(n => new Condition($"RelatedCosts contains {n}", t => t.RelatedCosts.Contains(n), r => r.RelatedCosts.Contains(n))),
        Gen.Const(new Condition("RelatedCosts == null", t => t.RelatedCosts == null, r => r.RelatedCosts.Count == 0)),
        Gen.Const(new Condition("RelatedCosts any", t => t.RelatedCosts.Any(), r => r.RelatedCosts.Any())),
        Gen.Int[0, 4].Select(n => new Condition($"RelatedDays any < {n}", t => t.RelatedDays.Any(x => x < s_day.AddDays(n)), r => r.RelatedDays.Any(x => x < s_day.AddDays(n)))),
        Gen.Int[0, 4].Select(n => new Condition($"RelatedDays all != {n}", t => t.RelatedDays.All(x => x != s_day.AddDays(n)), r => r.RelatedDays.All(x => x != s_day.AddDays(n)))),
        Gen.Int[0, 4].Select(n => new Condition($"RelatedDays contains {n}", t => t.RelatedDays.Contains(s_day.AddDays(n)), r => r.RelatedDays.Contains(s_day.AddDays(n)))),
        Values.OneOf("P0", "P1", "").Select(x => new Condition($"RelatedNames any {x}", t => t.RelatedNames.Any(name => name == x), r => r.RelatedNames.Any(name => name == x))),
        Values.OneOf("P0", "P1", "").Select(x => new Condition($"RelatedNames all {x}", t => t.RelatedNames.All(name => name == x), r => r.RelatedNames.All(name => name == x))),
        Values.OneOf("P0", "P1").Select(x => new Condition($"RelatedNames all not {x}", t => t.RelatedNames.All(name => name != x), r => r.RelatedNames.All(name => name != x))),
        Gen.Const(new Condition("RelatedNames all start with p", t => t.RelatedNames.All(name => name.StartsWith("p")), r => r.RelatedNames.All(name => name.StartsWith("p", StringComparison.OrdinalIgnoreCase)))),
        Values.OneOf("P0", "P1").Select(x => new Condition($"RelatedNames contains {x}", t => t.RelatedNames.Contains(x), r => r.RelatedNames.Contains(x))),
        Gen.Const(new Condition("RelatedNames == null", t => t.RelatedNames == null, r => r.RelatedNames.Count == 0)),
        Gen.Const(new Condition("RelatedNames != null", t => t.RelatedNames != null, r => r.RelatedNames.Count > 0)),
        Values.OneOf(Level.Low, Level.VeryHigh).Select(x => new Condition($"RelatedLevels contains {x}", t => t.RelatedLevels.Contains(x), r => r.RelatedLevels.Contains(x))),
        Values.OneOf(Level.Low, Level.VeryHigh).Select(x => new Condition($"RelatedLevels all {x}", t => t.RelatedLevels.All(level => level == x), r => r.RelatedLevels.All(level => level == x))),
        Values.OneOf(Level.Low, Level.VeryHigh).Select(x => new Condition($"RelatedLevels any not {x}", t => t.RelatedLevels.Any(level => level != x), r => r.RelatedLevels.Any(level => level != x))),
        Gen.Const(new Condition("RelatedLevels == null", t => t.RelatedLevels == null, r => r.RelatedLevels.Count == 0)),
        Values.OneOf("A", "B").Select(x => new Condition($"RelatedTags contains {x}", t => t.RelatedTags.Contains(x), r => r.RelatedTags.Contains(x))),
        Values.OneOf("A", "B").Select(x => new Condition($"RelatedTags any {x}", t => t.RelatedTags.Any(tag => tag == x), r => r.RelatedTags.Any(tag => tag == x))),
        Gen.Const(new Condition("RelatedTags == null", t => t.RelatedTags == null, r => r.RelatedTags.Count == 0)),
        Gen.Int[0, 2].Select(n => new Condition($"RelatedPeople contains {n}", t => t.RelatedPeople.Contains(_board.People[n]), r => r.RelatedPeople.Contains(_board.People[n]))),
        Gen.Const(new Condition("RelatedPeople == null", t => t.RelatedPeople == null, r => r.RelatedPeople.Count == 0)),
    ];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _board = new KindsBoard();
        _projects =
        [
            _board.AddProject("P0", 1, s_day, "Low", ["A"], [_board.People[0]]),
            _board.AddProject("P1", null, s_day.AddDays(2), "very high", ["A", "B"], []),
            _board.AddProject("P2", 3, null, null, [], [_board.People[1], _board.People[2]]),
            _board.AddProject("", 2, s_day.AddDays(4), "Low", ["C"], []),
        ];
        var random = new Random(2);
        for (int i = 0; i < 90; i++)
        {
            _board.Time.Advance(TimeSpan.FromSeconds(40));
            _board.Emulator.Workspace.AddRow(
                _board.DataSource, Random(random), details: i % 3 == 0 ? new SeedDetails { CreatedBy = _board.People[i % 2], LastEditedBy = _board.People[i % 2] } : null);
        }

        _rows = await _board.Rows.ToListAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _board.DisposeAsync();

    [TestCase("Texts")]
    [TestCase("Numbers")]
    [TestCase("Dates")]
    [TestCase("References")]
    [TestCase("Rollups")]
    public void The_rows_returned_are_those_that_the_lambda_selects_in_memory(string family) => Check(Atoms(family), depth: 3, iterations: 250);

    [Test]
    public void Conditions_on_columns_of_different_kinds_combine() =>
        Check([.. Atoms("Texts"), .. Atoms("Numbers"), .. Atoms("Dates"), .. Atoms("References"), .. Atoms("Rollups")], depth: 4, iterations: 400);

    [Test]
    public void Each_comparison_alone_selects_some_rows_and_leaves_out_others()
    {
        // Otherwise the comparisons with memory would prove little.
        int total = 0;
        int mixed = 0;
        foreach (Gen<Condition> atom in new[] { "Texts", "Numbers", "Dates", "References", "Rollups" }.SelectMany(Atoms))
        {
            bool isMixed = false;
            atom.Sample(
                condition =>
                {
                    int selected = _rows.Count(condition.Local);
                    isMixed |= selected > 0 && selected < _rows.Count;
                },
                iter: 30,
                threads: 1);
            total++;
            mixed += isMixed ? 1 : 0;
        }

        Assert.That(mixed, Is.EqualTo(total));
    }

    private static decimal? Number(int n) => n < 0 ? null : n;

    private static DateOnly? Day(int n) => n < 0 ? null : s_day.AddDays(n);

    private static DateTimeOffset? Moment(int n) => n < 0 ? null : s_moment.AddHours(n);

    private UserId? Person(int n) => n < 0 ? default(UserId?) : _board.People[n];

    private PageId? Project(int n) => n < 0 ? default(PageId?) : _projects[n];

    private IEnumerable<Gen<Condition>> Atoms(string family) => family switch
    {
        "Texts" => Texts,
        "Numbers" => Numbers,
        "Dates" => Dates,
        "References" => References,
        _ => Rollups,
    };

    private void Check(IEnumerable<Gen<Condition>> atoms, int depth, int iterations)
    {
        int equal = 0;
        int refused = 0;
        Condition.Trees(Gen.OneOf([.. atoms]), depth).Sample(
            condition =>
            {
                try
                {
                    List<KindsRow> found = _board.Rows.Where(condition.Remote).ToListAsync().GetAwaiter().GetResult();
                    Assert.That(found.Select(row => row.Page!.Id), Is.EquivalentTo(_rows.Where(condition.Local).Select(row => row.Page!.Id)), condition.Text);
                    equal++;
                }
                catch (NotionRowSchemaException e) when (IsLimitOfNotion(e.Message))
                {
                    refused++;
                }
            },
            iter: iterations,
            threads: 1,
            print: condition => condition.Text);

        TestContext.Out.WriteLine($"{equal} equal, {refused} refused");
        Assert.That(equal, Is.GreaterThan(iterations * 3 / 4));
    }

    private static bool IsLimitOfNotion(string message) =>
        message.Contains("more than 100 entries", StringComparison.Ordinal) || message.Contains("no opposite", StringComparison.Ordinal);

    private Json.PropertyMap<WritablePropertyValue> Random(Random random)
    {
        T Or<T>(T empty, Func<T> value) => random.Next(4) == 0 ? empty : value();
        string[] Some(params string[] from) => [.. from.Where(_ => random.Next(3) == 0)];
        SelectOption[] Options(params string[] from) => [.. Some(from).Select(name => new SelectOption(name))];
        return new()
        {
            ["Name"] = new TitleValue(s_texts[random.Next(4)]),
            ["Text"] = new RichTextValue(s_texts[random.Next(4)]),
            ["Rich"] = new RichTextValue(s_texts[random.Next(4)]),
            ["Url"] = Or(UrlValue.Empty, () => new UrlValue(random.Next(2) == 0 ? "https://a.example" : "b")),
            ["Email"] = Or(EmailValue.Empty, () => new EmailValue("a@example.org")),
            ["Phone"] = Or(PhoneNumberValue.Empty, () => new PhoneNumberValue(random.Next(2) == 0 ? "1" : "2")),
            ["Choice"] = Or(SelectValue.Empty, () => new SelectValue(random.Next(2) == 0 ? "A" : "B")),
            ["Price"] = Or(NumberValue.Empty, () => new NumberValue(random.Next(6))),
            ["Count"] = Or(NumberValue.Empty, () => new NumberValue(random.Next(6))),
            ["Ratio"] = Or(NumberValue.Empty, () => new NumberValue(random.Next(6) / 4.0)),
            ["Done"] = new CheckboxValue(random.Next(2) == 0),
            ["Day"] = Or(DateValue.Empty, () => new DateValue(s_day.AddDays(random.Next(6)))),
            ["Moment"] = Or(DateValue.Empty, () => new DateValue(s_moment.AddHours(random.Next(6)).ToOffset(TimeSpan.FromHours(random.Next(-5, 6))))),
            ["Span"] = Or(DateValue.Empty, () => new DateValue(new NotionDate(s_day.AddDays(random.Next(6)), s_day.AddDays(9)))),
            ["Level"] = Or(SelectValue.Empty, () => new SelectValue(new[] { "Low", "High", "very high" }[random.Next(3)])),
            ["State"] = new StatusValue(new[] { "Not started", "In progress", "Done" }[random.Next(3)]),
            ["Tags"] = new MultiSelectValue(Options("A", "B", "C")),
            ["Levels"] = new MultiSelectValue(Options("Low", "High", "very high")),
            ["Owner"] = Or(PeopleValue.Empty, () => new PeopleValue([_board.People[random.Next(3)]])),
            ["Team"] = new PeopleValue([.. _board.People.Where(_ => random.Next(3) == 0).Select(person => (UserOrGroup)person)]),
            ["Project"] = Or(RelationValue.Empty, () => new RelationValue([new PageReference(_projects[random.Next(4)])])),
            ["Related"] = new RelationValue([.. _projects.Where(_ => random.Next(3) == 0).Select(page => new PageReference(page))]),
            ["Files"] = Or(new FilesValue([]), () => new FilesValue([new NamedFile("a", new ExternalFile("https://example.org/a"))])),
            ["Verified"] = Or(new VerificationValue(new Verification(VerificationState.Unverified)), () => new VerificationValue(new Verification(VerificationState.Verified))),
        };
    }
}
