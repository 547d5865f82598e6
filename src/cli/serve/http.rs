//! The connections: one request each, one thread each, because a page that waits for the next
//! build keeps its connection for as long as it is open, and must not keep others waiting. The
//! only module that knows `httparse`.

use std::io::{self, Read, Write};
use std::net::{IpAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::answer::{Answer, EVENTS, Preview};
use crate::render::CONTENT_SECURITY_POLICY;

/// How long a waiting page hears nothing; also how soon a page that was closed is noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How long a browser may be silent, while it asks or while it is answered.
const SILENCE: Duration = Duration::from_secs(60);
/// Longest head of a request, in bytes.
const LONGEST_HEAD: usize = 32 * 1024;
/// Most header lines in a request.
const MOST_HEADERS: usize = 100;

/// What a browser asks for.
struct Request {
    method: String,
    target: String,
    known_tags: String,
    /// Whom the browser believes to speak to.
    host: Option<String>,
}

/// Answers requests until connections can no longer be accepted.
pub(super) fn serve(listener: &TcpListener, preview: Preview) -> io::Result<()> {
    let preview = Arc::new(preview);
    loop {
        let (stream, _) = listener.accept()?;
        let preview = Arc::clone(&preview);
        // What goes wrong on a connection is a browser that went away: nobody needs to be told.
        thread::Builder::new().spawn(move || converse(stream, &preview))?;
    }
}

fn converse(mut stream: TcpStream, preview: &Preview) -> io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    stream.set_write_timeout(Some(SILENCE))?;
    let request = read(&mut stream)?;
    if !is_meant(&stream, request.host.as_deref())? {
        return stream.write_all(&refusal("421 Misdirected Request"));
    }
    match request.method.as_str() {
        "GET" if request.target == EVENTS => announce(&mut stream, preview),
        "GET" | "HEAD" => send(&mut stream, &request, &preview.answer(&request.target)),
        _ => stream.write_all(&refusal("405 Method Not Allowed\r\nAllow: GET, HEAD")),
    }
}

fn refusal(status: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").into_bytes()
}

/// What only this machine reaches is only shown under this machine's names: a page elsewhere whose
/// name was made to lead here must not read what is not published yet.
fn is_meant(stream: &TcpStream, host: Option<&str>) -> io::Result<bool> {
    let is_open = !stream.local_addr()?.ip().is_loopback();
    Ok(is_open || host.is_none_or(is_of_this_machine))
}

fn is_of_this_machine(host: &str) -> bool {
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    let name = match host.rsplit_once(':') {
        Some((name, port)) if is_port(port) => name,
        _ => host,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    address.map_or(name.eq_ignore_ascii_case("localhost"), |address| address.is_loopback())
}

/// Reads until the head is complete; a body, which no request here needs, is left alone.
fn read(stream: &mut TcpStream) -> io::Result<Request> {
    let (mut head, mut buffer) = (Vec::new(), [0; 4096]);
    while head.len() < LONGEST_HEAD {
        let read = stream.read(&mut buffer)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        head.extend_from_slice(&buffer[..read]);
        if let Some(request) = parse(&head)? {
            return Ok(request);
        }
    }
    Err(io::ErrorKind::InvalidData.into())
}

/// Nothing while the head is incomplete.
fn parse(head: &[u8]) -> io::Result<Option<Request>> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    if request.parse(head).map_err(io::Error::other)?.is_partial() {
        return Ok(None);
    }
    let header = |name: &str| {
        let found = request.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        found.map(|header| String::from_utf8_lossy(header.value).into_owned())
    };
    Ok(Some(Request {
        method: request.method.unwrap_or_default().to_owned(),
        target: request.path.unwrap_or_default().to_owned(),
        known_tags: header("if-none-match").unwrap_or_default(),
        host: header("host"),
    }))
}

fn send(stream: &mut TcpStream, request: &Request, answer: &Answer) -> io::Result<()> {
    let etag = answer.etag();
    let known = answer.status == 200 && request.known_tags.split(',').any(|tag| tag.trim() == etag);
    let status = if known { 304 } else { answer.status };
    let mut head = format!(
        "HTTP/1.1 {status} {}\r\nContent-Type: {}\r\nETag: {etag}\r\nCache-Control: no-cache\r\n\
         Content-Security-Policy: {CONTENT_SECURITY_POLICY}\r\nX-Content-Type-Options: nosniff\r\n\
         Connection: close\r\n",
        reason(status),
        answer.content_type,
    );
    if let Some(location) = &answer.location {
        head.push_str(&format!("Location: {location}\r\n"));
    }
    if !known {
        head.push_str(&format!("Content-Length: {}\r\n", answer.body.len()));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if known || request.method == "HEAD" { Ok(()) } else { stream.write_all(&answer.body) }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        304 => "Not Modified",
        404 => "Not Found",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// Tells one page about builds until it goes away, which shows as a failed write.
fn announce(stream: &mut TcpStream, preview: &Preview) -> io::Result<()> {
    stream.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
          Connection: close\r\n\r\n",
    )?;
    let (mut number, _) = preview.state().latest();
    loop {
        stream.write_all(format!("data: {}\n\n", Preview::version(number)).as_bytes())?;
        number = preview.state().wait_after(number, HEARTBEAT);
    }
}
