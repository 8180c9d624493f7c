using System.Net;
using System.Text;
using Notion.Refit.Http;
using Polly;
using Polly.Timeout;

namespace Notion.Refit.Resilience.Tests.Retrying;

public sealed class FailureReaderTests
{
    // A status that says nothing by itself: the code alone decides.
    [TestCase(418, "rate_limited", nameof(FailureKind.RateLimited))]
    [TestCase(418, "service_overload", nameof(FailureKind.Overloaded))]
    [TestCase(418, "internal_server_error", nameof(FailureKind.Unavailable))]
    [TestCase(418, "bad_gateway", nameof(FailureKind.Unavailable))]
    [TestCase(418, "service_unavailable", nameof(FailureKind.Unavailable))]
    [TestCase(418, "database_connection_unavailable", nameof(FailureKind.Unavailable))]
    [TestCase(418, "gateway_timeout", nameof(FailureKind.Unavailable))]
    [TestCase(418, "conflict_error", nameof(FailureKind.None))]
    [TestCase(418, "validation_error", nameof(FailureKind.None))]
    [TestCase(409, "conflict_error", nameof(FailureKind.Conflict))]
    [TestCase(409, "something_new", nameof(FailureKind.None))]
    [TestCase(499, "x", nameof(FailureKind.None))]
    [TestCase(501, "x", nameof(FailureKind.None))]
    [TestCase(505, "x", nameof(FailureKind.None))]
    [TestCase(519, "x", nameof(FailureKind.None))]
    [TestCase(525, "x", nameof(FailureKind.None))]
    [TestCase(500, "x", nameof(FailureKind.Unavailable))]
    [TestCase(502, "x", nameof(FailureKind.Unavailable))]
    [TestCase(503, "x", nameof(FailureKind.Unavailable))]
    [TestCase(504, "x", nameof(FailureKind.Unavailable))]
    [TestCase(520, "x", nameof(FailureKind.Unavailable))]
    [TestCase(524, "x", nameof(FailureKind.Unavailable))]
    [TestCase(429, "x", nameof(FailureKind.RateLimited))]
    [TestCase(529, "x", nameof(FailureKind.Overloaded))]
    public void The_status_or_the_code_decides(int status, string code, string expected)
    {
        Assert.That(Read(status, $$"""{"code":"{{code}}"}""").Kind.ToString(), Is.EqualTo(expected));
    }

    [TestCase("rate_limited")]
    [TestCase("service_overload")]
    public void A_block_is_known_by_its_reason_and_its_code(string code)
    {
        FailureKind expected = code == "rate_limited" ? FailureKind.Blocked : FailureKind.Overloaded;

        Assert.That(Read(418, $$$"""{"code":"{{{code}}}","additional_data":{"rate_limit_reason":"public_api_request_blocked"}}""").Kind, Is.EqualTo(expected));
    }

    [TestCase("""{"code":"rate_limited"}""", "application/json", true)]
    [TestCase("""{"code":"rate_limited","additional_data":{"rate_limit_reason":"public_api_request_rate_limit"}}""", "application/json", true)]
    [TestCase("""{"code":"rate_limited","additional_data":{"rate_limit_reason":"public_api_space_request_rate_limit"}}""", "application/json", false)]
    [TestCase("""{"code":"rate_limited","additional_data":{"rate_limit_reason":"something_new"}}""", "application/json", false)]
    [TestCase("<html>", "text/html", false)]
    [TestCase("", "text/plain", true)]
    public void Only_the_limit_of_the_connection_says_something_about_its_budget(string body, string mediaType, bool expected)
    {
        Assert.That(Read(429, body, mediaType).IsConnectionLimit, Is.EqualTo(expected));
    }

    [Test]
    public void An_overload_is_never_the_limit_of_the_connection()
    {
        Assert.That(Read(529, """{"code":"service_overload"}""").IsConnectionLimit, Is.False);
    }

    [TestCase("\"12\"", 12)]
    [TestCase("12", 12)]
    [TestCase("1.5", 1.5)]
    [TestCase("true", null)]
    [TestCase("null", null)]
    [TestCase("[12]", null)]
    [TestCase("""{"seconds":12}""", null)]
    [TestCase("\"\\ud83d\"", null)]
    [TestCase("-1", null)]
    public void The_wait_in_the_body_is_text_or_a_number(string json, double? seconds)
    {
        Failure failure = Read(429, $$$"""{"additional_data":{"retry_after":{{{json}}},"rate_limit_reason":"z"},"code":"rate_limited"}""");

        Assert.Multiple(() =>
        {
            Assert.That(failure.RetryAfter?.TotalSeconds, Is.EqualTo(seconds));
            Assert.That(failure.IsConnectionLimit, Is.False, "what follows is read too");
        });
    }

    [TestCase("""{"code":"x\ud83d"}""")]
    [TestCase("""{"message":"\udc00","code":"rate_limited\ud83d"}""")]
    [TestCase("""{"additional_data":{"rate_limit_reason":"\ud83d","committed_resource_id":"\ud83d"}}""")]
    public void Half_a_surrogate_pair_in_an_error_is_survived(string body)
    {
        Assert.That(() => Read(503, body), Throws.Nothing);
    }

    [Test]
    public void A_byte_order_mark_before_an_error_is_skipped()
    {
        Assert.That(Read(418, "\uFEFF{\"code\":\"service_overload\"}").Kind, Is.EqualTo(FailureKind.Overloaded));
    }

    [Test]
    public void A_success_is_not_a_failure_whatever_its_body_says()
    {
        Assert.That(Read(200, """{"code":"rate_limited"}"""), Is.EqualTo(default(Failure)));
    }

    private static IEnumerable<TestCaseData> Exceptions() =>
    [
        Thrown("a time limit", new TimeoutRejectedException(), FailureKind.TimedOut),
        Thrown("a response that ends early", new HttpIOException(HttpRequestError.ResponseEnded), FailureKind.ConnectionLost),
        Thrown("a broken connection", new HttpRequestException(HttpRequestError.ConnectionError), FailureKind.ConnectionLost),
        Thrown("an unknown fault of the connection", new HttpRequestException(HttpRequestError.Unknown), FailureKind.ConnectionLost),
        Thrown("an unknown host", new HttpRequestException(HttpRequestError.NameResolutionError), FailureKind.ConnectionLost),
        Thrown("refused credentials", new HttpRequestException(HttpRequestError.UserAuthenticationError), FailureKind.None),
        Thrown("no common version of HTTP", new HttpRequestException(HttpRequestError.VersionNegotiationError), FailureKind.None),
        Thrown("a limit of the handler", new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded), FailureKind.None),
        Thrown("a status", new HttpRequestException("x", inner: null, HttpStatusCode.BadGateway), FailureKind.None),
        Thrown("a cancellation", new OperationCanceledException(), FailureKind.None),
        Thrown("a fault of the app", new InvalidOperationException(), FailureKind.None),
    ];

    private static TestCaseData Thrown(string what, Exception exception, FailureKind expected) =>
        new TestCaseData(exception, expected).SetArgDisplayNames(what);

    [TestCaseSource(nameof(Exceptions))]
    public void The_kind_of_an_exception_is_read(Exception exception, object expected)
    {
        Failure failure = FailureReader.Read(request: null, Outcome.FromException<HttpResponseMessage>(exception), TimeProvider.System);

        Assert.That(failure.Kind, Is.EqualTo(expected));
    }

    [TestCase(nameof(FailureKind.RateLimited), true, true)]
    [TestCase(nameof(FailureKind.Overloaded), true, true)]
    [TestCase(nameof(FailureKind.Unavailable), false, true)]
    [TestCase(nameof(FailureKind.Conflict), false, true)]
    [TestCase(nameof(FailureKind.ConnectionLost), false, true)]
    [TestCase(nameof(FailureKind.TimedOut), false, true)]
    [TestCase(nameof(FailureKind.Blocked), false, false)]
    [TestCase(nameof(FailureKind.Committed), false, false)]
    [TestCase(nameof(FailureKind.None), false, false)]
    public void What_may_be_repeated(string kind, bool any, bool idempotent)
    {
        var failure = new Failure(Enum.Parse<FailureKind>(kind));

        Assert.Multiple(() =>
        {
            Assert.That(failure.MayRepeat(isIdempotent: false), Is.EqualTo(any));
            Assert.That(failure.MayRepeat(isIdempotent: true), Is.EqualTo(idempotent));
        });
    }

    private static Failure Read(int status, string body, string mediaType = "application/json")
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        var buffer = new PooledBuffer(bytes.Length);
        bytes.CopyTo(buffer.GetSpan(bytes.Length));
        buffer.Advance(bytes.Length);
        using var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new PooledContent(buffer) };
        response.Content.Headers.ContentType = new(mediaType);
        return FailureReader.Read(request: null, Outcome.FromResult(response), TimeProvider.System);
    }
}
