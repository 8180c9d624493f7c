namespace Notion.Refit.Emulator.Tests.Faults;

/// <summary>Which requests are hit.</summary>
public sealed class FaultTriggerTests
{
    private readonly FixedTime _time = new(new DateTimeOffset(2026, 3, 11, 12, 0, 0, TimeSpan.Zero));
    private RawApi _api = null!;

    private EmulatorFaults Faults => _api.Emulator.Faults;

    [SetUp]
    public void Start() => _api = new RawApi(new NotionEmulatorOptions { TimeProvider = _time, Seed = 1 });

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task The_next_ones_of_an_operation_and_no_others()
    {
        Faults.Next(2, NotionOperations.AppendBlockChildren).Conflict();

        Assert.That(await StatusesAsync(4, AppendAsync), Is.EqualTo([409, 409, 200, 200]));
        Faults.Next(2, NotionOperations.AppendBlockChildren).Conflict();
        Assert.That(await StatusesAsync(2, ReadAsync), Is.EqualTo([200, 200]));
    }

    [Test]
    public async Task The_next_one_of_all()
    {
        Faults.Next().ServerError(502).Next().ServerError(503);

        Assert.That(await StatusesAsync(3, ReadAsync), Is.EqualTo([502, 503, 200]), "in the order in which they were added");
    }

    [Test]
    public async Task One_of_several_operations()
    {
        Faults.Always(NotionOperations.AppendBlockChildren, NotionOperations.RetrieveMe).ServerError();

        Assert.That(await StatusesAsync(1, AppendAsync), Is.EqualTo([500]));
        Assert.That(await StatusesAsync(1, ReadAsync), Is.EqualTo([500]));
        Assert.That((await _api.GetAsync("/v1/users")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task All_of_a_time()
    {
        Faults.During(TimeSpan.FromSeconds(30)).RateLimited(TimeSpan.FromSeconds(1));
        Assert.That(await StatusesAsync(3, ReadAsync), Is.EqualTo([429, 429, 429]));
        _time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.That(await StatusesAsync(1, ReadAsync), Is.EqualTo([429]));
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.That(await StatusesAsync(1, ReadAsync), Is.EqualTo([200]));
    }

    [Test]
    public async Task Some_by_chance_the_same_in_every_run()
    {
        Faults.Sometimes(0.2).ServerError(502).Sometimes(0.3).ServerError(503);
        Faults.Reseed(42);
        int[] first = await StatusesAsync(400, ReadAsync);
        Faults.Reseed(42);
        int[] second = await StatusesAsync(400, ReadAsync);

        Assert.Multiple(() =>
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That(first.Count(static status => status == 502), Is.InRange(50, 110));
            Assert.That(first.Count(static status => status == 503), Is.InRange(80, 160));
            Assert.That(Faults.Injected[FaultKind.ServerError], Is.EqualTo(2 * first.Count(static status => status != 200)));
        });
    }

    [Test]
    public async Task Shares_add_up_to_all()
    {
        Faults.Sometimes(0.5).ServerError(502).Sometimes(0.5).ServerError(503);

        Assert.That(await StatusesAsync(50, ReadAsync), Has.All.AnyOf(502, 503));
    }

    [Test]
    public async Task None_any_more_after_clearing()
    {
        Faults.Always().ServerError();
        Faults.Clear();

        Assert.That(await StatusesAsync(1, ReadAsync), Is.EqualTo([200]));
        Assert.That(Faults.Injected, Is.Empty);
    }

    [Test]
    public async Task No_more_than_were_asked_for_however_many_come_at_once()
    {
        Faults.Next(50).Conflict();

        int[] statuses = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () => (await _api.GetAsync("/v1/users/me")).Status)));

        Assert.That(statuses.Count(static status => status == 409), Is.EqualTo(50));
    }

    [Test]
    public async Task Not_what_is_no_operation()
    {
        Faults.Always().ServerError();

        Assert.That((await _api.GetAsync("/v1/nothing")).Code, Is.EqualTo("invalid_request_url"));
    }

    [Test]
    public void What_is_invalid_is_refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => Faults.Next(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Faults.During(TimeSpan.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Faults.Sometimes(1.1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Faults.Sometimes(double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Faults.Next().Html(200), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Faults.Next().ServerError(501), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Faults.Next().Delay(TimeSpan.FromSeconds(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Faults.Next().RateLimited(TimeSpan.FromSeconds(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    private Task<RawAnswer> ReadAsync() => _api.GetAsync("/v1/users/me");

    private Task<RawAnswer> AppendAsync() => _api.AppendAsync(_api.RootPageId(), "[{'divider': {}}]");

    private static async Task<int[]> StatusesAsync(int count, Func<Task<RawAnswer>> send)
    {
        int[] statuses = new int[count];
        for (int i = 0; i < count; i++)
            statuses[i] = (await send()).Status;
        return statuses;
    }
}
